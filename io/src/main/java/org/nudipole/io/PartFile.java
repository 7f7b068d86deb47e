package org.nudipole.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nudipole.generator.axis.Digits;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5Output;

/**
 * A large file that grows under the name {@code NAME.part}, which is locked, and gets its own name
 * when it is whole and on the disk.
 */
public final class PartFile implements AutoCloseable {
  private static final long MEGABYTE = 1_000_000;

  private final Path file;
  private final Path part;
  private final boolean force;
  private final boolean isOld;
  private final LockedFile own;
  private final FileChannel channel;
  private boolean complete;

  private PartFile(Path file, boolean force, boolean isOld, LockedFile own, FileChannel channel) {
    this.file = file;
    this.part = part(file);
    this.force = force;
    this.isOld = isOld;
    this.own = own;
    this.channel = channel;
  }

  /** Where the file grows. */
  static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  /**
   * Refuses what {@link #open} would refuse for what is there; nothing is changed.
   *
   * @throws EventFileException if the file or its part file exists and may not be replaced
   */
  static void check(Path file, Existing existing) {
    refuseExisting(file, existing == Existing.REPLACE);
    try {
      LockedFile.State state = LockedFile.state(part(file));
      refusePart(file, existing != Existing.REFUSE, true, state);
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
  }

  /** Whether an interrupted run has left a part file that nobody writes now. */
  static boolean isLeft(Path file) throws IOException {
    return LockedFile.state(part(file)) == LockedFile.State.LEFT;
  }

  /**
   * Begins a file that a later run can complete, or takes up what an interrupted run has left.
   *
   * @param disk what stands between us and the disk; a test puts a faulty one there
   * @throws EventFileException if the file exists and may not be replaced, if another run writes
   *     it, or if it cannot be written
   */
  static PartFile open(Path file, Existing existing, UnaryOperator<FileChannel> disk) {
    boolean force = existing == Existing.REPLACE;
    refuseExisting(file, force);
    try {
      Optional<LockedFile> old =
          existing == Existing.RESUME ? LockedFile.adopt(part(file)) : Optional.empty();
      if (old.isPresent()) {
        return new PartFile(file, force, true, old.get(), disk.apply(old.get().channel()));
      }
      return created(file, force, true, disk);
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
  }

  /**
   * Begins a file.
   *
   * @param force whether an existing file may be replaced when the new one is complete, and a part
   *     file that nobody holds at once
   * @param bytes how large it will be at least
   * @param disk what stands between us and the disk; a test puts a faulty one there
   * @throws EventFileException if the file exists and may not be replaced, if another run writes
   *     it, or if it cannot be written
   */
  public static PartFile create(
      Path file, boolean force, double bytes, UnaryOperator<FileChannel> disk) {
    refuseExisting(file, force);
    requireSpace(file, bytes);
    try {
      return created(file, force, false, disk);
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
  }

  private static PartFile created(
      Path file, boolean force, boolean resumable, UnaryOperator<FileChannel> disk)
      throws IOException {
    Optional<LockedFile> own = LockedFile.create(part(file), force);
    if (own.isPresent()) {
      return new PartFile(file, force, false, own.get(), disk.apply(own.get().channel()));
    }
    refusePart(file, force, resumable, LockedFile.state(part(file)));
    throw held(file); // it has just ended
  }

  /** Whether an interrupted run has begun it. */
  boolean isOld() {
    return isOld;
  }

  /** What is in it. */
  FileChannel channel() {
    return channel;
  }

  /** Where its bytes go. */
  public Hdf5Output output() {
    return new Hdf5Output(channel);
  }

  /**
   * As {@link #complete()}, without what stands behind the end of the file. That is cut off last,
   * for without it nothing tells which blocks are complete.
   *
   * @param length bytes that belong to the file
   */
  void complete(long length) throws IOException {
    channel.force(true);
    refuseExisting(file, force);
    channel.truncate(length);
    complete();
  }

  /**
   * Gives the file its name, when all of it is on the disk.
   *
   * @throws EventFileException if a file of that name has appeared
   */
  public void complete() throws IOException {
    channel.force(true);
    if (!own.isThere()) {
      throw new EventFileException(
          file,
          "cannot write (somebody has removed or replaced "
              + part.getFileName()
              + " during the run) Run again");
    }
    refuseExisting(file, force);
    if (force) {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } else if (!WholeFile.nameNew(part, file)) {
      refuseExisting(file, false);
      throw new FileAlreadyExistsException(file.toString()); // and is gone again
    }
    complete = true;
    own.close();
    WholeFile.forceFolder(file);
  }

  /** Leaves the part file to a later run, which can complete it. */
  void keep() {
    complete = true;
    try {
      own.close();
    } catch (IOException e) {
      // What could be written is there, and the fault that led here is the one to report.
      return;
    }
  }

  /** Deletes the file unless it is complete or kept. */
  @Override
  public void close() {
    if (complete) {
      return;
    }
    try {
      own.delete();
    } catch (IOException e) {
      // The part file stays; it cannot be taken for a result, and the fault that led here is the
      // one to report.
      return;
    }
  }

  private static void refusePart(
      Path file, boolean force, boolean resumable, LockedFile.State state) {
    Path part = part(file).getFileName();
    switch (state) {
      case FREE -> {}
      case HELD -> throw held(file);
      case LEFT -> {
        if (!force) {
          throw left(file, part + " is there, left by a run that was killed", resumable);
        }
      }
      case BEGUN -> {
        if (!force) {
          throw left(
              file,
              part + " is there, empty: another run begins this moment, or one was killed",
              resumable);
        }
      }
      case UNKNOWN ->
          throw new EventFileException(
              file,
              "cannot write ("
                  + part
                  + " is there, and nothing tells whether another run writes it) Delete it if none"
                  + " does, or give another name");
    }
  }

  private static EventFileException held(Path file) {
    return new EventFileException(
        file,
        "cannot write (another run writes it now: "
            + part(file).getFileName()
            + " is locked) Wait for its end, or give another name");
  }

  private static EventFileException left(Path file, String what, boolean resumable) {
    return new EventFileException(
        file,
        "cannot write ("
            + what
            + ") Give another name, "
            + (resumable ? "--resume to complete it, " : "")
            + "or --force to replace it");
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
  static void requireSpace(Path file, double bytes) {
    Path folder = file.toAbsolutePath().getParent();
    long usable;
    try {
      usable = Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw EventFileException.of(file, "write", e);
      }
      usable = 0; // such as a changed root, whose disk has no name here
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
