package org.nudipole.validation.challenge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nudipole.generator.Require;

/**
 * What an analyst says of one hidden value, in the unit of its prior. If there are samples, the
 * numbers are theirs.
 *
 * @param value best estimate: the median
 * @param central interval of 68.3 % that contains the estimate
 * @param wide interval of 90 %, if given
 * @param samples draws from the posterior, if given: then they are what is scored
 */
public record Estimate(
    double value, Interval central, Optional<Interval> wide, List<Double> samples) {
  /** Least number of samples that make a distribution. */
  public static final int LEAST_SAMPLES = 100;

  /** Greatest number of different samples: scoring takes the distance of all pairs. */
  public static final int MOST_SAMPLES = 10_000;

  private static final double LOW_68 = 0.158655;
  private static final double LOW_90 = 0.05;

  /** A half width below this share of the range of the prior is taken to be as great. */
  private static final double LEAST_WIDTH = 1e-6;

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

  /** Median and central intervals of samples. */
  static Estimate of(List<Double> samples) {
    Draws draws = Draws.ofOne(samples);
    return new Estimate(
        draws.quantile(0.5),
        new Interval(draws.quantile(LOW_68), draws.quantile(1 - LOW_68)),
        Optional.of(new Interval(draws.quantile(LOW_90), draws.quantile(1 - LOW_90))),
        samples);
  }

  /** Median and central intervals of a prior, in which no signal has its probability. */
  static Estimate of(PriorScale prior) {
    return of(
        IntStream.range(0, Lattice.POINTS)
            .mapToObj(k -> prior.quantile(Lattice.point(k, 1)[0]))
            .toList());
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
    // Many samples may be one value, such as 0, and so may the ends of their intervals.
    boolean point = !samples.isEmpty();
    central.ifPresent(interval -> faults.addAll(central(interval, value, point)));
    wide.filter(interval -> !rises(interval, point))
        .ifPresent(interval -> faults.add(written("interval_90", interval) + RISE));
    wide.filter(interval -> rises(interval, point))
        .filter(interval -> central.filter(c -> rises(c, point)).isPresent())
        .filter(interval -> !holds(interval, central.get()))
        .ifPresent(
            interval ->
                faults.add(written("interval_90", interval) + " (it must contain interval_68)"));
    if (!samples.isEmpty() && samples.size() < LEAST_SAMPLES) {
      faults.add(samples.size() + " samples (a density needs at least " + LEAST_SAMPLES + ")");
    }
    long different = samples.stream().distinct().count();
    if (different > MOST_SAMPLES) {
      faults.add(
          different + " different samples (at most " + MOST_SAMPLES + ") leave out every other");
    }
    // All 0 is an answer: there is no signal.
    if (different == 1 && samples.get(0) != 0) {
      faults.add("all samples are " + samples.get(0) + " (no density)");
    }
    return faults;
  }

  private static List<String> central(Interval interval, Optional<Double> value, boolean point) {
    String what = written("interval_68", interval);
    if (!rises(interval, point)) {
      return List.of(what + RISE);
    }
    return value
        .filter(v -> !interval.contains(v))
        .map(v -> List.of(what + " (it must contain the estimate " + v + ")"))
        .orElse(List.of());
  }

  /** The interval of 90 %; where none is given, that of a Gaussian on either side. */
  public Interval ninety() {
    return wide.orElseGet(
        () ->
            new Interval(
                value - StatedQuantiles.NINETY * (value - central.low()),
                value + StatedQuantiles.NINETY * (central.high() - value)));
  }

  /**
   * Distance from the truth over the half of the 68 % interval on the truth's side. One that is a
   * point, as where no signal is likely, has no width: that of 90 % tells how sure it is.
   */
  double pull(double truth, Prior prior) {
    double side = half(central, truth);
    double sigma =
        central.width() > 0
            ? side > 0 ? side : central.width()
            : half(ninety(), truth) / StatedQuantiles.NINETY;
    return (value - truth) / Math.max(sigma, LEAST_WIDTH * prior.range());
  }

  // What of an interval lies on the side of a truth.
  private double half(Interval interval, double truth) {
    return truth < value ? value - interval.low() : interval.high() - value;
  }

  private static boolean rises(Interval interval, boolean point) {
    return interval.width() > 0 || point && interval.width() == 0;
  }

  private static boolean holds(Interval outer, Interval inner) {
    return outer.low() <= inner.low() && outer.high() >= inner.high();
  }

  private static String written(String name, Interval interval) {
    return name + " from " + interval.low() + " to " + interval.high();
  }
}
