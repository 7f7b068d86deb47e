package org.nudipole.statistics.likelihood;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.generator.sampling.RandomStreams;

/**
 * Confidence intervals by the ordering of G. J. Feldman and R. D. Cousins (Phys. Rev. D 57 (1998)
 * 3873) with the pulls profiled: a value is inside if its likelihood ratio to the best fit in the
 * physical range is not above the threshold that toys at this value stay below with the confidence
 * level. Thresholds are computed on a grid and joined by straight lines; the ratio is computed.
 */
public final class FeldmanCousins {
  /** Grid points; from the least value to one that the Asimov data reject at this significance. */
  private static final int POINTS = 25;

  private static final double FARTHEST = 4;

  /** Significance by which the last grid point must be beyond the limit of the Asimov data. */
  private static final double NEAREST = 0.1;

  /** A value without end, in units of the last grid point. */
  private static final double END = 1e6;

  private final Hypotheses hypotheses;
  private final List<Hypotheses> rivals;
  private final double[] values;
  private final double[] thresholds;

  /**
   * Computes the thresholds of one parameter.
   *
   * @param hypotheses a parameter that has a least value
   * @param level confidence level
   * @param data data whose best pulls at each value are the truth of the toys
   * @param toys toys for each value
   * @param streams random streams
   * @throws ConvergenceException if a fit fails, if there is no least value, or if no value is
   *     excluded without a signal
   */
  public FeldmanCousins(
      Hypotheses hypotheses, double level, Dataset data, int toys, RandomStreams streams) {
    this(hypotheses, List.of(hypotheses), level, data, toys, streams);
  }

  /**
   * Computes the thresholds of one parameter where another one, which is fitted too, has one value.
   *
   * @param hypotheses a parameter that has a least value
   * @param rivals the same for all values of the other parameter: the best fit is the best of all
   * @param level confidence level
   * @param data data whose best pulls at each value are the truth of the toys
   * @param toys toys for each value
   * @param streams random streams
   * @throws ConvergenceException if a fit fails, if there is no least value, or if no value is
   *     excluded without a signal
   */
  public FeldmanCousins(
      Hypotheses hypotheses,
      List<Hypotheses> rivals,
      double level,
      Dataset data,
      int toys,
      RandomStreams streams) {
    this.hypotheses = hypotheses;
    this.rivals = List.copyOf(rivals);
    double low = hypotheses.lowest();
    if (!Double.isFinite(low)) {
      throw new ConvergenceException(
          "no Feldman-Cousins interval (the parameter has no least value, where its thresholds"
              + " could begin): take another convention");
    }
    double above = Math.max(0, hypotheses.best(data).value() - hypotheses.background());
    double high = Math.min(hypotheses.highest(), farthest(hypotheses, level) + 2 * above);
    values =
        IntStream.rangeClosed(0, POINTS - 1)
            .mapToDouble(i -> low + (high - low) * i / (POINTS - 1.0))
            .toArray();
    thresholds = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double value = values[i];
      ProfilePoint truth = hypotheses.at(value, data);
      double[] pulls = truth.pulls();
      double[] counts = truth.counts();
      ToyExperiments experiments = new ToyExperiments(streams, i + 1);
      double[] ratios =
          IntStream.range(0, toys)
              .parallel()
              .mapToDouble(t -> ratio(value, experiments.draw(counts, pulls, t)))
              .sorted()
              .toArray();
      thresholds[i] = ratios[(int) Math.min(toys - 1.0, Math.ceil(level * toys))];
    }
  }

  // A normalisation that goes to 0 takes away a signal of any size, so the significance may end
  // between that of the limit and the one wanted.
  private static double farthest(Hypotheses hypotheses, double level) {
    UpperLimit limit = new UpperLimit(hypotheses, Convention.TWO_SIDED, level);
    double beyond = Math.max(1, FARTHEST - Convention.TWO_SIDED.deviations(level));
    OptionalDouble end = limit.expected(beyond);
    if (end.isEmpty() && Double.isFinite(hypotheses.highest())) {
      return hypotheses.highest();
    }
    while (end.isEmpty() && beyond > NEAREST) {
      beyond /= 2;
      end = limit.expected(beyond);
    }
    return end.orElseThrow(
        () ->
            new ConvergenceException(
                "no Feldman-Cousins interval (data without a signal exclude no value at "
                    + level
                    + ", so no last value for the toys is known)"));
  }

  /** A copy of the values of the grid. */
  public double[] values() {
    return values.clone();
  }

  /** A copy of the thresholds at these. */
  public double[] thresholds() {
    return thresholds.clone();
  }

  /**
   * The greatest value inside the interval.
   *
   * @return empty if the interval reaches to the end of the grid
   * @throws ConvergenceException if a fit fails
   */
  public OptionalDouble upper(Dataset data) {
    Excess excess = new Excess(data);
    double last = excess.inside().max().orElse(values[0]);
    return last >= values[POINTS - 1]
        ? OptionalDouble.empty()
        : OptionalDouble.of(excess.end(last, next(last)));
  }

  /**
   * The least value inside the interval.
   *
   * @throws ConvergenceException if a fit fails
   */
  public double lower(Dataset data) {
    Excess excess = new Excess(data);
    double first = excess.inside().min().orElse(values[POINTS - 1]);
    return first <= values[0] ? values[0] : excess.end(first, previous(first));
  }

  /**
   * The values inside; where they are not connected, from the least to the greatest.
   *
   * @return empty if no value is inside
   * @throws ConvergenceException if a fit fails, or if the interval reaches to the end of the grid
   */
  public Optional<ProfileInterval> interval(Dataset data) {
    if (new Excess(data).inside().findAny().isEmpty()) {
      return Optional.empty();
    }
    double high =
        upper(data)
            .orElseThrow(
                () ->
                    new ConvergenceException(
                        "the interval reaches beyond " + values[POINTS - 1] + ", the last toys"));
    return Optional.of(new ProfileInterval(lower(data), high));
  }

  // Grid points about a value.
  private double next(double value) {
    return Arrays.stream(values).filter(v -> v > value).min().orElseThrow();
  }

  private double previous(double value) {
    return Arrays.stream(values).filter(v -> v < value).max().orElseThrow();
  }

  private double threshold(double value) {
    int above = 1;
    while (above < POINTS - 1 && values[above] < value) {
      above++;
    }
    double part = (value - values[above - 1]) / (values[above] - values[above - 1]);
    return thresholds[above - 1] + Math.min(1, part) * (thresholds[above] - thresholds[above - 1]);
  }

  /** Likelihood ratio of data to their best fit, less the threshold: not positive inside. */
  private final class Excess {
    private final Dataset data;
    private final double best;
    private final double least;

    Excess(Dataset data) {
      this.data = data;
      best = best(hypotheses, data).value();
      least = least(data);
    }

    double at(double value) {
      return hypotheses.at(value, data).minimum() - least - threshold(value);
    }

    /** Grid points inside, and the best value, about which an interval may be narrower. */
    DoubleStream inside() {
      return DoubleStream.concat(Arrays.stream(values), DoubleStream.of(best))
          .filter(v -> at(v) <= 0);
    }

    /** The end between a value inside and a grid point that is not. */
    double end(double inside, double outside) {
      double step = Math.abs(outside - inside);
      double direction = Math.signum(outside - inside);
      return inside
          + direction * Crossing.of(d -> at(inside + direction * d), step, step).orElse(step);
    }
  }

  private double ratio(double value, Dataset data) {
    return hypotheses.at(value, data).minimum() - least(data);
  }

  private double least(Dataset data) {
    return rivals.stream().mapToDouble(h -> best(h, data).minimum()).min().orElseThrow();
  }

  // A toy may prefer a signal without end whose normalisation goes to 0. The likelihood then rises
  // towards that of a best fit that no size has; there it hardly differs from it.
  private ProfilePoint best(Hypotheses rival, Dataset data) {
    try {
      return rival.best(data);
    } catch (ConvergenceException e) {
      double far = END * values[POINTS - 1];
      if (!(far < rival.highest())) {
        throw e;
      }
      ProfilePoint last = rival.at(far, data);
      if (Arrays.stream(values).anyMatch(v -> rival.at(v, data).minimum() < last.minimum())) {
        throw e;
      }
      return last;
    }
  }
}
