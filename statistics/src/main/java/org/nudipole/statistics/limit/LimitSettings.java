package org.nudipole.statistics.limit;

import java.util.OptionalInt;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.statistics.likelihood.Convention;

/**
 * How limits are taken.
 *
 * @param convention what excluded means
 * @param level confidence level
 * @param toys number of toy experiments at each value that is tried, for thresholds and expected
 *     band; empty for asymptotic ones
 * @param streams random streams of the toys
 */
public record LimitSettings(
    Convention convention, double level, OptionalInt toys, RandomStreams streams) {
  /** Toys for a threshold of Feldman-Cousins where the user does not say. */
  private static final int THRESHOLD_TOYS = 1000;

  /** Number of toys that are drawn whatever the parameter; empty if asymptotic bands may do. */
  public OptionalInt certainToys() {
    return toys.isEmpty() && convention == Convention.FELDMAN_COUSINS
        ? OptionalInt.of(THRESHOLD_TOYS)
        : toys;
  }
}
