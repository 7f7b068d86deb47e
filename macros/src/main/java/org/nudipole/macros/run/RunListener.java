package org.nudipole.macros.run;

/** Hears how a run goes on, from any of its threads. */
@FunctionalInterface
public interface RunListener {
  /**
   * The run begins; before any other call.
   *
   * @param kept events that an earlier run has made
   */
  default void begin(long kept) {}

  /**
   * Some more events are complete.
   *
   * @param done complete events
   * @param total events of the run
   */
  void progress(long done, long total);
}
