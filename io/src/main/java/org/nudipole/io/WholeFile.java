package org.nudipole.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Small files that appear whole or not at all: a full disk or a power cut leaves an older one as it
 * was, and of two programs that write one name at once one is the last.
 */
public final class WholeFile {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private WholeFile() {}

  /**
   * Writes a file, or replaces it in one step. A device or a pipe is written to directly, and a
   * link stays one.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path named = file.toAbsolutePath().normalize();
    if (isDevice(named)) {
      Files.write(named, bytes, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      return;
    }
    if (Files.exists(named) && !Files.isRegularFile(named)) {
      Files.write(named, bytes);
      return;
    }
    Path target = Files.exists(named) ? named.toRealPath() : named;
    Path own = own(target);
    try {
      fill(own, bytes);
      Files.move(own, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(own);
    }
    forceFolder(target);
  }

  /**
   * Writes a file where there is none; of several programs that try, one does.
   *
   * @return whether it did; false if there is a file of that name
   * @throws IOException if it cannot be written
   */
  public static boolean create(Path file, byte[] bytes) throws IOException {
    Path own = own(file.toAbsolutePath());
    try {
      fill(own, bytes);
      if (!nameNew(own, file)) {
        return false;
      }
    } finally {
      Files.deleteIfExists(own);
    }
    forceFolder(file);
    return true;
  }

  private static void fill(Path own, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(own, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /**
   * Gives a file a name that nothing has. A move would replace what has appeared since somebody
   * looked; a second name never does.
   *
   * @return false if there is something of that name; the file then keeps its own
   */
  static boolean nameNew(Path own, Path file) throws IOException {
    try {
      Files.createLink(file, own);
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | FileSystemException e) {
      return moved(own, file);
    }
    Files.delete(own);
    return true;
  }

  // In a file system in which a file has one name only.
  private static boolean moved(Path own, Path file) throws IOException {
    try {
      Files.move(own, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  // Even where it is a regular file, /dev/stdout is one that others write to. /dev/shm is a folder.
  private static boolean isDevice(Path file) {
    return Path.of("/dev").equals(file.getParent())
        || file.startsWith("/dev/fd")
        || file.startsWith("/proc");
  }

  // Created by this call and by no other, on whatever machine that shares the folder.
  private static Path own(Path target) throws IOException {
    long process = ProcessHandle.current().pid();
    Path own;
    do {
      own = target.resolveSibling(".nudipole-" + process + "-" + COUNT.getAndIncrement() + ".part");
    } while (!created(own));
    return own;
  }

  private static boolean created(Path file) throws IOException {
    try {
      Files.createFile(file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Has the name of a file written to the disk, where a folder can be asked for that. */
  static void forceFolder(Path file) {
    try (FileChannel folder =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Its content is on the disk.
      return;
    }
  }
}
