package org.nudipole.detector.response;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.source.ArrivalTime;

/**
 * What is detected of the times in a pulse: an efficiency inside a window [from, to). It depends on
 * nothing but the time, so that it is one factor of the detected events of each flavour.
 *
 * @param efficiency probability to detect an event in the window
 * @param from begin of the window, time; may be -infinity
 * @param to end of the window, time; may be +infinity
 */
public record TimeAcceptance(TimeEfficiency efficiency, double from, double to) {
  /** Checks that the window is one. */
  public TimeAcceptance {
    if (!(to > from)) {
      throw new IllegalArgumentException("the window ends before it begins");
    }
  }

  /** All times are detected. */
  public static TimeAcceptance everything() {
    return new TimeAcceptance(
        new TimeEfficiency.Constant(1), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Whether all times are detected. */
  public boolean isEverything() {
    return isCertain() && from == Double.NEGATIVE_INFINITY && to == Double.POSITIVE_INFINITY;
  }

  // Within the window.
  private boolean isCertain() {
    return efficiency instanceof TimeEfficiency.Constant constant && constant.value() == 1;
  }

  /** The window alone, without the efficiency inside. */
  public TimeAcceptance window() {
    return new TimeAcceptance(new TimeEfficiency.Constant(1), from, to);
  }

  /** Whether a time lies in the window. */
  public boolean isInWindow(double time) {
    return time >= from && time < to;
  }

  /** Fraction of the neutrinos of an arrival time that come in [low, high) and are detected. */
  public double detected(ArrivalTime arrival, double low, double high) {
    double begin = Math.max(from, low);
    double end = Math.min(to, high);
    if (!(end > begin)) {
      return 0;
    }
    return efficiency instanceof TimeEfficiency.Constant constant
        ? constant.value() * (arrival.cumulative(end) - arrival.cumulative(begin))
        : integral(arrival, begin, end);
  }

  /** Fraction of the neutrinos of an arrival time that is detected. */
  public double detected(ArrivalTime arrival) {
    return detected(arrival, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * Spreads numbers of detected events over bins of the time in the pulse; those in no bin are left
   * out.
   *
   * @param events detected events, such as those in bins of the observable, all with one arrival
   *     time
   * @param arrival the arrival time
   * @param times rising bin edges, time
   * @return one row per number
   */
  public double[][] spread(double[] events, ArrivalTime arrival, double[] times) {
    double all = detected(arrival);
    double[] shares = new double[times.length - 1];
    for (int t = 0; t < shares.length && all > 0; t++) {
      shares[t] = detected(arrival, times[t], times[t + 1]) / all;
    }
    return Arrays.stream(events)
        .mapToObj(n -> Arrays.stream(shares).map(share -> n * share).toArray())
        .toArray(double[][]::new);
  }

  private double integral(ArrivalTime arrival, double begin, double end) {
    double[] breaks = arrival.breaks();
    double low = Math.max(begin, breaks[0]);
    double high = Math.min(end, breaks[breaks.length - 1]);
    double[] panels =
        Stream.of(
                DoubleStream.of(low, high),
                Arrays.stream(breaks),
                Arrays.stream(efficiency.edges()))
            .flatMapToDouble(s -> s)
            .filter(time -> time >= low && time <= high)
            .sorted()
            .distinct()
            .toArray();
    double sum = 0;
    for (int i = 0; i + 1 < panels.length; i++) {
      sum +=
          Quadrature.linear(
              time -> arrival.density(time) * efficiency.probability(time),
              panels[i],
              panels[i + 1]);
    }
    return sum;
  }

  /** Rejects events of a batch whose pulse times are filled. */
  void simulate(UniformRandomProvider random, EventBatch batch) {
    // Nothing that is drawn from this stream comes after it, so that what is certain needs no draw.
    if (!isCertain()) {
      new AcceptanceSqueeze(efficiency::probability, efficiency.edges())
          .apply(random, batch.pulseTime, batch.detected, batch.size());
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.detected[i] &= (byte) (isInWindow(batch.pulseTime[i]) ? 1 : 0);
    }
  }
}
