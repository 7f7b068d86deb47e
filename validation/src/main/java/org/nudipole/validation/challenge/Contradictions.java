package org.nudipole.validation.challenge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parts of one answer that cannot all be meant. Samples are what is scored; an estimate, an
 * interval or a claim beside them has to be theirs, roughly.
 */
final class Contradictions {
  /**
   * By how much a share of the samples may differ from what is stated beside them, which may come
   * from more of them: two standard deviations of the least number.
   */
  private static final double SLACK = 0.1;

  private Contradictions() {}

  /** Between what is stated of a value and its samples. */
  static List<String> of(
      Optional<Double> value,
      Optional<Interval> central,
      Optional<Interval> wide,
      List<Double> samples) {
    List<String> faults = new ArrayList<>();
    if (samples.isEmpty()) {
      return faults;
    }
    Draws draws = Draws.ofOne(samples);
    double least = draws.quantile(0);
    double most = draws.quantile(1);
    double beyond = 0.1 * (most - least);
    value
        .filter(v -> v < least - beyond || v > most + beyond)
        .ifPresent(
            v ->
                faults.add(
                    "estimate "
                        + v
                        + " (samples go from "
                        + least
                        + " to "
                        + most
                        + ") leave it out: their median counts"));
    central.ifPresent(c -> faults.addAll(share(draws, "interval_68", c, 0.6827)));
    wide.ifPresent(w -> faults.addAll(share(draws, "interval_90", w, 0.9)));
    return faults;
  }

  private static List<String> share(Draws draws, String name, Interval interval, double nominal) {
    double most = draws.share(interval, true);
    // Many samples at an end, such as those of no signal, may be meant or not.
    double least = draws.share(interval, false);
    if (most >= nominal - SLACK && least <= nominal + SLACK) {
      return List.of();
    }
    return List.of(
        name
            + " from "
            + interval.low()
            + " to "
            + interval.high()
            + " (it holds "
            + percent(most)
            + " of the samples) leave it out: theirs counts");
  }

  /**
   * Between a claim and what is said of the signal.
   *
   * @param claim whether a signal is claimed
   * @param signal what is said of the signal, if it is not the prior
   * @param absent probability of no signal
   */
  static List<String> ofClaim(
      boolean claim, Optional<Estimate> signal, double absent, PriorScale scale) {
    if (scale.nullProbability() == 0 || signal.isEmpty()) {
      return List.of();
    }
    Estimate estimate = signal.get();
    if (estimate.samples().isEmpty()) {
      boolean excluded = !scale.reachesAbsence(estimate.ninety());
      if (claim && scale.isAbsent(estimate.value())) {
        return List.of("claim is true (the estimate " + estimate.value() + " is no signal)");
      }
      return !claim && excluded
          ? List.of("claim is false (the interval of 90 % excludes no signal)")
          : List.of();
    }
    return claim && absent > 0.5 + SLACK || !claim && absent < 0.5 - SLACK
        ? List.of(
            "claim is "
                + claim
                + " ("
                + percent(absent)
                + " of the samples are 0, and a signal is claimed where these are less than half)"
                + " leave it out: the samples claim")
        : List.of();
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
