package org.nudipole.io;

import java.util.Optional;

/**
 * What is known of a run only when its last event is made.
 *
 * @param detected events that the detector sees
 * @param expectedEventsMc expected number of events as estimated from the acceptance of the
 *     sampling
 * @param expectedEventsMcError standard error of that estimate
 * @param digest digest of the columns, 64 hexadecimal digits ({@link EventDigest})
 * @param tally what the run counted, of a shard that is to be merged with others
 */
public record RunSummary(
    long detected,
    double expectedEventsMc,
    double expectedEventsMcError,
    String digest,
    Optional<RunTally> tally) {
  /** The place holder while the run goes on: as wide as any summary with such a tally. */
  static RunSummary pending(Optional<RunTally> tally) {
    return new RunSummary(-1, Double.NaN, Double.NaN, " ".repeat(EventDigest.LENGTH), tally);
  }
}
