package org.nudipole.macros.cli;

import java.util.List;

/** Output that cannot be written, found before any work is done. */
final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * All faults together.
   *
   * @param faults one line each
   */
  OutputException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
