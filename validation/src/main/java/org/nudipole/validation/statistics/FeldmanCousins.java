package org.nudipole.validation.statistics;

import java.util.Arrays;
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
  private final double[] values;
  private final double[] thresholds;

  /**
   * Computes the thresholds.
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
    this.hypotheses = hypotheses;
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
      double[] pulls = hypotheses.at(value, data).pulls();
      double[] counts = hypotheses.counts(value, pulls);
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

  // Ratio less threshold: inside where it is not positive.
  private double[] distance(Dataset data) {
    double least = hypotheses.best(data).minimum();
    double[] distance = new double[POINTS];
    Arrays.setAll(distance, i -> hypotheses.at(values[i], data).minimum() - least - thresholds[i]);
    return distance;
  }

  private OptionalDouble crossing(double[] distance, int i) {
    double part = distance[i] / (distance[i] - distance[i + 1]);
    return OptionalDouble.of(values[i] + part * (values[i + 1] - values[i]));
  }

  private double ratio(double value, Dataset data) {
    return hypotheses.at(value, data).minimum() - hypotheses.best(data).minimum();
  }
}
