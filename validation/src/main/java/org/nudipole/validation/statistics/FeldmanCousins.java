package org.nudipole.validation.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.nudipole.generator.sampling.RandomStreams;

/**
 * Confidence intervals by the ordering of G. J. Feldman and R. D. Cousins (Phys. Rev. D 57 (1998)
 * 3873) with the pulls profiled: a value is inside if its likelihood ratio to the best fit in the
 * physical range is not above the threshold that toys at this value stay below with the confidence
 * level. Thresholds are computed on a grid and joined by straight lines.
 */
public final class FeldmanCousins {
  /** Grid points; from the least value to one that the Asimov data reject at this significance. */
  private static final int POINTS = 25;

  private static final double FARTHEST = 4;

  private final Hypotheses hypotheses;
  private final List<Hypotheses> rivals;
  private final double[] values;
  private final double[] thresholds;

  /**
   * Computes the thresholds of one parameter.
   *
   * @param hypotheses a parameter that begins at the value of no signal
   * @param level confidence level
   * @param data data whose best pulls at each value are the truth of the toys
   * @param toys toys for each value
   * @param streams random streams
   * @throws ConvergenceException if a fit fails
   */
  public FeldmanCousins(
      Hypotheses hypotheses, double level, Dataset data, int toys, RandomStreams streams) {
    this(hypotheses, List.of(hypotheses), level, data, toys, streams);
  }

  /**
   * Computes the thresholds of one parameter where another one, which is fitted too, has one value.
   *
   * @param hypotheses a parameter that begins at the value of no signal
   * @param rivals the same for all values of the other parameter: the best fit is the best of all
   * @param level confidence level
   * @param data data whose best pulls at each value are the truth of the toys
   * @param toys toys for each value
   * @param streams random streams
   * @throws ConvergenceException if a fit fails
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
    double farthest =
        new UpperLimit(hypotheses, Convention.TWO_SIDED, level)
            .expected(FARTHEST - Convention.TWO_SIDED.deviations(level))
            .orElse(hypotheses.highest());
    double best = hypotheses.best(data).value();
    double low = hypotheses.lowest();
    double high = farthest + 2 * (best - low);
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
    double[] distance = distance(data);
    for (int i = POINTS - 2; i >= 0; i--) {
      if (distance[i] <= 0) {
        return distance[i + 1] <= 0 ? OptionalDouble.empty() : crossing(distance, i);
      }
    }
    return OptionalDouble.of(values[0]);
  }

  /**
   * The least value inside the interval.
   *
   * @throws ConvergenceException if a fit fails
   */
  public double lower(Dataset data) {
    double[] distance = distance(data);
    if (distance[0] <= 0) {
      return values[0];
    }
    for (int i = 1; i < POINTS; i++) {
      if (distance[i] <= 0) {
        return crossing(distance, i - 1).orElse(values[i]);
      }
    }
    return values[POINTS - 1];
  }

  /**
   * The values inside; where they are not connected, from the least to the greatest.
   *
   * @return empty if no value is inside
   * @throws ConvergenceException if a fit fails, or if the interval reaches to the end of the grid
   */
  public Optional<ProfileInterval> interval(Dataset data) {
    if (Arrays.stream(distance(data)).noneMatch(d -> d <= 0)) {
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

  // Ratio less threshold: inside where it is not positive.
  private double[] distance(Dataset data) {
    double least = least(data);
    double[] distance = new double[POINTS];
    Arrays.setAll(distance, i -> hypotheses.at(values[i], data).minimum() - least - thresholds[i]);
    return distance;
  }

  private OptionalDouble crossing(double[] distance, int i) {
    double part = distance[i] / (distance[i] - distance[i + 1]);
    return OptionalDouble.of(values[i] + part * (values[i + 1] - values[i]));
  }

  private double ratio(double value, Dataset data) {
    return hypotheses.at(value, data).minimum() - least(data);
  }

  private double least(Dataset data) {
    return rivals.stream().mapToDouble(h -> h.best(data).minimum()).min().orElseThrow();
  }
}
