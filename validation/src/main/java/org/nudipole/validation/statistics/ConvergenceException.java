package org.nudipole.validation.statistics;

/** A minimum, a limit or an interval that was not found; there is no number then. */
public sealed class ConvergenceException extends RuntimeException permits LowerMinimumException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what was not found, and why.
   *
   * @param message what and why
   */
  public ConvergenceException(String message) {
    super(message);
  }
}
