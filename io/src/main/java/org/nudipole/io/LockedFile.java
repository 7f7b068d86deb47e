package org.nudipole.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that one process has created and that nobody else takes away: it is locked by the
 * operating system until {@link #close}, or until the process dies.
 *
 * <p>Whoever finds such a file may remove it only while holding its lock, and only if the name
 * still means the file that was locked: the owner may have given it another name in between.
 */
final class LockedFile implements AutoCloseable {
  /** Locks are those of a process: a second one here would not be refused, but end the first. */
  private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final Path real;
  private final FileChannel channel;
  private final Optional<Object> identity;
  private boolean closed;

  private LockedFile(Path path, Path real, FileChannel channel) throws IOException {
    this.path = path;
    this.real = real;
    this.channel = channel;
    identity = identity(path);
  }

  /** What stands under a name. */
  enum State {
    /** Nothing. */
    FREE,
    /** A file that somebody holds. */
    HELD,
    /** A file that nobody holds. */
    LEFT,
    /** A file that nobody holds, and that holds nothing: begun this moment, or never more. */
    BEGUN,
    /** A file of which nobody knows, for its file system has no locks, or no file at all. */
    UNKNOWN
  }

  /** What stands under a name; nothing is changed. */
  static State state(Path path) throws IOException {
    return HERE.contains(real(path)) ? State.HELD : look(path, false);
  }

  /**
   * Creates a file where there is none.
   *
   * @param replace whether a file that nobody holds is removed before
   * @return the file, nothing if there is one in its place
   */
  static Optional<LockedFile> create(Path path, boolean replace) throws IOException {
    Path real = real(path);
    if (!HERE.add(real)) {
      return Optional.empty();
    }
    Optional<LockedFile> file = Optional.empty();
    try {
      do {
        file = created(path, real);
        // A file that was removed is one of a run that ended; the next may be there already.
      } while (file.isEmpty() && replaced(path, replace));
      return file;
    } finally {
      if (file.isEmpty()) {
        HERE.remove(real);
      }
    }
  }

  /**
   * Takes over a file that is there and that nobody holds.
   *
   * @return the file, to be read and written; nothing if it is not there any more, is held, or if
   *     nothing tells whether it is
   */
  static Optional<LockedFile> adopt(Path path) throws IOException {
    Path real = real(path);
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || !HERE.add(real)) {
      return Optional.empty();
    }
    Optional<LockedFile> file = Optional.empty();
    try {
      file = adopted(path, real);
      return file;
    } finally {
      if (file.isEmpty()) {
        HERE.remove(real);
      }
    }
  }

  private static Optional<LockedFile> adopted(Path path, Path real) throws IOException {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    boolean ours = false;
    try {
      LockedFile file = new LockedFile(path, real, channel);
      ours = tryLock(channel).isPresent() && file.isThere();
      return ours ? Optional.of(file) : Optional.empty();
    } catch (NoSuchFileException | NoLocksException e) {
      return Optional.empty();
    } finally {
      if (!ours) {
        channel.close();
      }
    }
  }

  private static boolean replaced(Path path, boolean replace) throws IOException {
    State state = look(path, replace);
    return state == State.FREE || replace && (state == State.LEFT || state == State.BEGUN);
  }

  private static Optional<LockedFile> created(Path path, Path real) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    }
    boolean ours = false;
    try {
      LockedFile file = new LockedFile(path, real, channel);
      file.lock();
      // Before there was a lock, a run that replaces may have removed the file.
      ours = file.isThere();
      return ours ? Optional.of(file) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } finally {
      if (!ours) {
        channel.close();
      }
    }
  }

  // Others hold it only for as long as they look at it.
  private void lock() {
    try {
      channel.lock();
    } catch (IOException e) {
      // A file system without locks. That the file was created by us is known all the same, and
      // nobody removes a file whose lock cannot be had.
      return;
    }
  }

  private static State look(Path path, boolean remove) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return State.FREE;
    }
    // Opening a pipe would wait for its other end.
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return State.UNKNOWN;
    }
    try {
      Optional<Object> before = identity(path);
      try (FileChannel other =
          FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
        Optional<FileLock> lock = tryLock(other);
        if (lock.isEmpty()) {
          return State.HELD;
        }
        if (!before.equals(identity(path))) {
          return State.FREE;
        }
        State state = other.size() == 0 ? State.BEGUN : State.LEFT;
        if (remove) {
          Files.delete(path);
        }
        return state;
      }
    } catch (NoSuchFileException e) {
      return State.FREE;
    } catch (NoLocksException e) {
      return State.UNKNOWN;
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws NoLocksException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new NoLocksException(e);
    }
  }

  /** The bytes of the file. */
  FileChannel channel() {
    return channel;
  }

  /** Whether the name still means this file. */
  boolean isThere() throws IOException {
    try {
      return identity.equals(identity(path));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Removes the file and gives up the lock. */
  void delete() throws IOException {
    try {
      if (isThere()) {
        Files.delete(path);
      }
    } finally {
      close();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return; // the name may be that of another one by now
    }
    closed = true;
    try {
      channel.close();
    } finally {
      HERE.remove(real);
    }
  }

  // Where a file system has no numbers of files, one is as good as another.
  private static Optional<Object> identity(Path path) throws IOException {
    return Optional.ofNullable(
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
  }

  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    Path folder = absolute.getParent();
    return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
  }

  private static final class NoLocksException extends IOException {
    private static final long serialVersionUID = 1;

    NoLocksException(IOException cause) {
      super(cause);
    }
  }
}
