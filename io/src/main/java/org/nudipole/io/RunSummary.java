package org.nudipole.io;

/**
 * What is known of a run only when its last event is made.
 *
 * @param detected events that the detector sees
 * @param expectedEventsMc expected number of events as estimated from the acceptance of the
 *     sampling
 * @param expectedEventsMcError standard error of that estimate
 * @param digest digest of the columns, 64 hexadecimal digits ({@link EventDigest})
 */
public record RunSummary(
    long detected, double expectedEventsMc, double expectedEventsMcError, String digest) {
  /** The place holder while the run goes on: as wide as any summary. */
  static final RunSummary PENDING =
      new RunSummary(-1, Double.NaN, Double.NaN, " ".repeat(EventDigest.LENGTH));
}
