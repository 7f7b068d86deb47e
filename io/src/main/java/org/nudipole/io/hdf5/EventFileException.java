package org.nudipole.io.hdf5;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;

/**
 * An event file cannot be written or read. The message is meant for the user and complete: file,
 * problem, reason and what to do.
 */
public final class EventFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Path path;
  private final String problem;

  /** What is wrong with a file, for the user: problem (reason) suggestion. */
  public EventFileException(Path path, String message) {
    super(path + ": " + message);
    this.path = path;
    problem = message;
  }

  /** All that is wrong with a file, one line each with the file's name. */
  public EventFileException(Path path, List<String> faults) {
    super(String.join("\n", faults));
    this.path = path;
    String prefix = path + ": ";
    problem =
        String.join(
            "\n",
            faults.stream()
                .map(f -> f.startsWith(prefix) ? f.substring(prefix.length()) : f)
                .toList());
  }

  /** As {@link #EventFileException(Path, String)}, with what led to it. */
  public EventFileException(Path path, String message, Throwable cause) {
    super(path + ": " + message, cause);
    this.path = path;
    problem = message;
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** The message without the name of the file. */
  public String problem() {
    return problem;
  }

  /**
   * What the operating system, or jhdf on its behalf, refused while {@code doing} something such as
   * "write".
   */
  public static EventFileException of(Path path, String doing, Throwable cause) {
    return new EventFileException(
        path, "cannot " + doing + " " + reason(inputOutput(cause)), cause);
  }

  private static Throwable inputOutput(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof IOException) {
        return t;
      }
    }
    return cause;
  }

  private static String reason(Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("not enough space")) {
      return "(the disk is full) Free some space, or write to another disk";
    }
    if (lower.contains("name too long")) {
      return "(the file system allows no name this long) Give a shorter one";
    }
    if (lower.contains("quota")) {
      return "(your disk quota is used up) Free some space, or write to another disk";
    }
    if (lower.contains("file too large")) {
      return "(the file system or a limit of this shell allows no file this large) Write to another"
          + " disk";
    }
    if (cause instanceof ClosedByInterruptException) {
      return "(interrupted) Start again";
    }
    if (cause instanceof ClosedChannelException) {
      return "(the file was closed while the run went on) Start again";
    }
    if (cause instanceof AccessDeniedException || lower.contains("permission denied")) {
      return "(permission denied) Choose a file or folder that is yours";
    }
    if (cause instanceof ReadOnlyFileSystemException || lower.contains("read-only file system")) {
      return "(the file system is read-only) Choose another folder";
    }
    if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
      return "(no such file or folder) Check the path";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "(it exists) Move it away";
    }
    return "("
        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : text)
        + ") Check the disk";
  }
}
