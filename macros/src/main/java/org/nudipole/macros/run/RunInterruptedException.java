package org.nudipole.macros.run;

/** The run was asked to stop before its last event; nothing stands under the final name. */
public final class RunInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunInterruptedException(String message) {
    super(message);
  }
}
