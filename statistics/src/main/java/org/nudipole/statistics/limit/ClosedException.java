package org.nudipole.statistics.limit;

/** A parameter that no value of makes an event: the sterile mass opens no channel. */
public final class ClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is closed.
   *
   * @param message why there is no signal
   */
  public ClosedException(String message) {
    super(message);
  }
}
