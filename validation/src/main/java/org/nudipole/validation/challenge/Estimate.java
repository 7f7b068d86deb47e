package org.nudipole.validation.challenge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nudipole.generator.Require;

/**
 * What an analyst says of one hidden value, in the unit of its prior.
 *
 * @param value best estimate
 * @param central interval of 68.3 % that contains the estimate
 * @param wide interval of 90 %, if given
 * @param samples draws from the posterior, if given: they make the density that is scored
 */
public record Estimate(
    double value, Interval central, Optional<Interval> wide, List<Double> samples) {
  /** Least number of samples that make a density. */
  public static final int LEAST_SAMPLES = 100;

  private static final String RISE = " (the second end must be greater than the first)";

  /** Checks the numbers. */
  public Estimate {
    Require.finite("estimate", value);
    samples = List.copyOf(samples);
    samples.forEach(sample -> Require.finite("sample", sample));
    List<String> faults = faults(Optional.of(value), Optional.of(central), wide, samples);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }

  /**
   * All that is wrong with the parts of an estimate, of which some may be lacking because they
   * could not be read.
   *
   * @param value best estimate
   * @param central interval of 68.3 %
   * @param wide interval of 90 %
   * @param samples draws from the posterior
   */
  public static List<String> faults(
      Optional<Double> value,
      Optional<Interval> central,
      Optional<Interval> wide,
      List<Double> samples) {
    List<String> faults = new ArrayList<>();
    central.ifPresent(interval -> faults.addAll(central(interval, value)));
    wide.filter(interval -> !rises(interval))
        .ifPresent(interval -> faults.add(written("interval_90", interval) + RISE));
    wide.filter(interval -> rises(interval) && central.filter(Estimate::rises).isPresent())
        .filter(interval -> !holds(interval, central.get()))
        .ifPresent(
            interval ->
                faults.add(written("interval_90", interval) + " (it must contain interval_68)"));
    if (!samples.isEmpty() && samples.size() < LEAST_SAMPLES) {
      faults.add(samples.size() + " samples (a density needs at least " + LEAST_SAMPLES + ")");
    }
    boolean same = !samples.isEmpty() && samples.stream().distinct().count() < 2;
    // All 0 is an answer: there is no signal.
    if (same && samples.get(0) != 0) {
      faults.add("all samples are " + samples.get(0) + " (no density)");
    }
    return faults;
  }

  private static List<String> central(Interval interval, Optional<Double> value) {
    String what = written("interval_68", interval);
    if (!rises(interval)) {
      return List.of(what + RISE);
    }
    return value
        .filter(v -> !interval.contains(v))
        .map(v -> List.of(what + " (it must contain the estimate " + v + ")"))
        .orElse(List.of());
  }

  private static boolean rises(Interval interval) {
    return interval.width() > 0;
  }

  private static boolean holds(Interval outer, Interval inner) {
    return outer.low() <= inner.low() && outer.high() >= inner.high();
  }

  private static String written(String name, Interval interval) {
    return name + " from " + interval.low() + " to " + interval.high();
  }
}
