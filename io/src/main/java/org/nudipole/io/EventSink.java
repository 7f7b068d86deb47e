package org.nudipole.io;

import org.nudipole.generator.EventBatch;

/**
 * Where the events of a run go: every batch once, from several threads that begin them in their
 * order and end them in any, then the summary.
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
   * Takes a batch with what the run counted in it, in the order of {@link RunTally#counts}: a sink
   * that can be completed later keeps it.
   */
  default void write(EventBatch batch, long[] counts) {
    write(batch);
  }

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

  /** Whether an earlier run has made the batch that begins with an event. */
  default boolean isComplete(long firstEvent) {
    return false;
  }

  /** Events that are complete. */
  default long completeEvents() {
    return 0;
  }

  /**
   * What earlier runs have counted in the batches that they have made.
   *
   * @param none the tally of the run before its first event
   */
  default RunTally kept(RunTally none) {
    return none;
  }

  /** The checksums of what was written; all calls of {@link #write} must have returned. */
  BlockSums sums();

  /** Completes the output of a run that counts. */
  default RunSummary finish(RunTally tally) {
    return finish(tally.expectedEvents(), tally.expectedEventsError());
  }

  /**
   * Ends the work here; a later run can complete what is kept. All calls of {@link #write} then
   * fail.
   *
   * @return number of events that are kept
   */
  default long keep() {
    close();
    return 0;
  }

  /**
   * Says that not all batches will come, because the run has failed or was stopped: a thread that
   * waits inside {@link #write} for another one's batch goes on.
   */
  default void release() {}

  /** Discards the output unless {@link #finish} has completed it. */
  @Override
  void close();
}
