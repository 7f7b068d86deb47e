package org.nudipole.statistics.likelihood;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Where a probability that is counted among toys, and that rises with a parameter, reaches a level.
 * It may do so in steps, and costs many fits, so each one that is known serves all levels.
 */
final class RisingProbability {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Accuracy of a crossing, as part of its distance to where the search begins. */
  private static final double ACCURACY = 1e-3;

  /** Steps away from where a crossing is expected, each twice as long as the last. */
  private static final int DOUBLINGS = 24;

  private static final int MOST_EVALUATIONS = 60;

  /** Least distance of a trial to the ends of the bracket, as part of it. */
  private static final double INSIDE = 0.1;

  private final DoubleUnaryOperator probability;
  private final double lowest;
  private final double highest;
  private final double toys;
  private final TreeMap<Double, Double> known = new TreeMap<>();

  /**
   * A probability.
   *
   * @param probability the probability at a value
   * @param lowest least value
   * @param highest greatest value, may be +infinity
   * @param toys number of toys: probabilities next to 0 or 1 are not told from these
   */
  RisingProbability(DoubleUnaryOperator probability, double lowest, double highest, int toys) {
    this.probability = probability;
    this.lowest = lowest;
    this.highest = highest;
    this.toys = toys;
  }

  /** The probability at a value. */
  double at(double value) {
    return known.computeIfAbsent(value, probability::applyAsDouble);
  }

  /**
   * The least value at which the probability is not below a level.
   *
   * @param level the level
   * @param guess where it may be
   * @param scale a change of the value that matters
   * @return empty if there is none
   */
  OptionalDouble reaching(double level, double guess, double scale) {
    double first = Math.min(highest, Math.max(lowest, guess));
    boolean below = at(first) < level;
    double step = scale;
    double inside = first;
    double outside = first;
    for (int i = 0; below == (at(outside) < level); i++, step *= 2) {
      if (outside == (below ? highest : lowest)) {
        return below ? OptionalDouble.empty() : OptionalDouble.of(lowest);
      }
      if (i == DOUBLINGS) {
        return OptionalDouble.empty();
      }
      inside = outside;
      double next = below ? Math.min(highest, first + step) : Math.max(lowest, first - step);
      outside = nearer(inside, next, level, below);
    }
    return OptionalDouble.of(
        between(Math.min(inside, outside), Math.max(inside, outside), level, scale));
  }

  // What is known already on the way to the next trial is taken in place of it.
  private double nearer(double from, double to, double level, boolean below) {
    Map.Entry<Double, Double> on = below ? known.higherEntry(from) : known.lowerEntry(from);
    boolean beyond = on == null || (below ? on.getKey() > to : on.getKey() < to);
    return beyond || below == (on.getValue() < level) ? to : on.getKey();
  }

  // Gaussian quantiles of probabilities are about linear in the parameter; a step is halved.
  private double between(double from, double to, double level, double scale) {
    double low = from;
    double high = to;
    double target = quantile(level);
    for (int i = 0; i < MOST_EVALUATIONS && high - low > accuracy(high, scale); i++) {
      double a = quantile(at(low));
      double b = quantile(at(high));
      double part = i % 3 < 2 && b > a ? (target - a) / (b - a) : 0.5;
      double trial = low + (high - low) * Math.min(1 - INSIDE, Math.max(INSIDE, part));
      if (Math.abs(at(trial) - level) * toys <= 1) {
        // Within one toy.
        return trial;
      }
      if (at(trial) < level) {
        low = trial;
      } else {
        high = trial;
      }
    }
    return low == lowest ? lowest : low + (high - low) / 2;
  }

  private double accuracy(double high, double scale) {
    double size = Double.isFinite(lowest) ? high - lowest : scale;
    return ACCURACY * Math.max(size, ACCURACY * scale);
  }

  private double quantile(double p) {
    double least = 0.5 / toys;
    return NORMAL.inverseCumulativeProbability(Math.min(1 - least, Math.max(least, p)));
  }
}
