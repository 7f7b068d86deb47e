package org.nudipole.macros.run;

/** Hears how a run goes on, from any of its threads. */
@FunctionalInterface
public interface RunListener {
  /**
   * Some more events are complete.
   *
   * @param done complete events
   * @param total events of the run
   */
  void progress(long done, long total);
}
