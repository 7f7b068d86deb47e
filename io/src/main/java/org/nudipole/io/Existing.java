package org.nudipole.io;

/** What a run does with what stands under its name already. */
public enum Existing {
  /** Nothing that is there is touched: the run is refused. */
  REFUSE,
  /**
   * A file is replaced when the new one is complete, and what an interrupted run has left at once.
   */
  REPLACE,
  /** What an interrupted run has left is completed. */
  RESUME;

  /** Replace, or refuse. */
  public static Existing of(boolean replace) {
    return replace ? REPLACE : REFUSE;
  }
}
