package org.nudipole.cli.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Output that cannot be written, found before any work is done. */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * All faults together.
   *
   * @param faults one line each
   */
  public OutputException(List<String> faults) {
    super(String.join("\n", faults));
  }

  /** A file that the operating system refused. */
  public static OutputException of(Path file, IOException cause) {
    String reason =
        cause instanceof NoSuchFileException
            ? "no such folder"
            : cause instanceof AccessDeniedException ? "permission denied" : cause.getMessage();
    return new OutputException(
        List.of(file + ": cannot write (" + reason + ") choose another place"));
  }
}
