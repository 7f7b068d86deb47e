package org.nudipole.generator.mathematics;

/** A minimum, a limit or an interval that was not found; there is no number then. */
public class ConvergenceException extends RuntimeException {
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
