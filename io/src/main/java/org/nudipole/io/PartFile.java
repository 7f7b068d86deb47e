package org.nudipole.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;
import org.nudipole.generator.axis.Digits;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5Output;

/**
 * A large file that grows under the name {@code NAME.part} and gets its own name when it is whole.
 */
final class PartFile implements AutoCloseable {
  private static final long MEGABYTE = 1_000_000;

  private final Path file;
  private final Path part;
  private final boolean force;
  private final FileChannel channel;
  private boolean complete;

  private PartFile(Path file, Path part, boolean force, FileChannel channel) {
    this.file = file;
    this.part = part;
    this.force = force;
    this.channel = channel;
  }

  /**
   * Begins a file; an older part file of that name is replaced.
   *
   * @param force whether an existing file may be replaced when the new one is complete
   * @param bytes how large it will be at least
   * @param disk what stands between us and the disk; a test puts a faulty one there
   * @throws EventFileException if the file exists and may not be replaced, or cannot be written
   */
  static PartFile create(Path file, boolean force, double bytes, UnaryOperator<FileChannel> disk) {
    refuseExisting(file, force);
    requireSpace(file, bytes);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new PartFile(file, part, force, disk.apply(channel));
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
  }

  /** Where its bytes go. */
  Hdf5Output output() {
    return new Hdf5Output(channel);
  }

  /**
   * Gives the file its name.
   *
   * @throws EventFileException if a file of that name has appeared
   */
  void complete() throws IOException {
    channel.close();
    refuseExisting(file, force);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    complete = true;
  }

  /** Deletes the file unless it is complete. */
  @Override
  public void close() {
    if (complete) {
      return;
    }
    try {
      channel.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // The part file stays; it cannot be taken for a result, and the fault that led here is the
      // one to report.
      return;
    }
  }

  private static void refuseExisting(Path file, boolean force) {
    if (Files.isDirectory(file)) {
      throw new EventFileException(file, "cannot write (it is a folder) Give the name of a file");
    }
    if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new EventFileException(
          file,
          "exists already (results are not overwritten) Give another name, or --force to replace"
              + " it",
          new FileAlreadyExistsException(file.toString()));
    }
  }

  /** Says before the work, not after an hour of it, that the disk cannot hold the result. */
  private static void requireSpace(Path file, double bytes) {
    Path folder = file.toAbsolutePath().getParent();
    long usable;
    try {
      usable = Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
    // Some file systems know nothing and say 0; on them the disk itself will complain.
    if (usable > 0 && bytes > usable) {
      throw new EventFileException(
          file,
          "cannot write (the events need "
              + Digits.grouped(Math.round(bytes / MEGABYTE))
              + " MB, the disk has "
              + Digits.grouped(usable / MEGABYTE)
              + " MB left) Free some space, or write to another disk");
    }
  }
}
