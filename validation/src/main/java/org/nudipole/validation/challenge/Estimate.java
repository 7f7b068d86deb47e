package org.nudipole.validation.challenge;

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

  /** Checks the numbers. */
  public Estimate {
    Require.finite("estimate", value);
    samples = List.copyOf(samples);
    if (!central.contains(value) || !(central.width() > 0)) {
      throw new IllegalArgumentException(
          "interval_68 from "
              + central.low()
              + " to "
              + central.high()
              + " (it must contain the estimate "
              + value
              + " and have a width)");
    }
    if (wide.isPresent()
        && !(wide.get().low() <= central.low() && wide.get().high() >= central.high())) {
      throw new IllegalArgumentException(
          "interval_90 from "
              + wide.get().low()
              + " to "
              + wide.get().high()
              + " (it must contain interval_68)");
    }
    if (!samples.isEmpty() && samples.size() < LEAST_SAMPLES) {
      throw new IllegalArgumentException(
          samples.size() + " samples (a density needs at least " + LEAST_SAMPLES + ")");
    }
    samples.forEach(sample -> Require.finite("sample", sample));
    boolean same = !samples.isEmpty() && samples.stream().distinct().count() < 2;
    // All 0 is an answer: there is no signal.
    if (same && samples.get(0) != 0) {
      throw new IllegalArgumentException("all samples are " + samples.get(0) + " (no density)");
    }
  }
}
