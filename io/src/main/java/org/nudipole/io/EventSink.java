package org.nudipole.io;

import org.nudipole.generator.EventBatch;

/**
 * Where the events of a run go: every batch once, in any order and from several threads, then the
 * summary.
 */
public interface EventSink extends AutoCloseable {
  /**
   * Takes a batch; its arrays may be used again afterwards.
   *
   * @throws IllegalStateException if a value is NaN or infinite, or this batch came before
   * @throws IllegalArgumentException if the batch is not one of this run
   */
  void write(EventBatch batch);

  /**
   * Completes the output. All {@link #write} calls must have returned.
   *
   * @param expectedEventsMc expected number of events as estimated from the acceptance of the
   *     sampling
   * @param expectedEventsMcError standard error of that estimate
   * @return what is known of the run only now
   * @throws IllegalStateException if a batch is missing
   */
  RunSummary finish(double expectedEventsMc, double expectedEventsMcError);

  /** Discards the output unless {@link #finish} has completed it. */
  @Override
  void close();
}
