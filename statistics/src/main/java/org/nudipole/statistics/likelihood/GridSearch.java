package org.nudipole.statistics.likelihood;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * Minimisation by a parameter in which the likelihood has several minima: the others are fitted at
 * each value of a grid, and the lowest minima between values of the grid are bracketed. Where the
 * search starts does not matter.
 *
 * @param likelihood the likelihood
 * @param fixed parameters that stay where they are
 * @param rough parameters by which derivatives jump
 * @param scanned the one among them whose model gives a grid
 */
record GridSearch(BinnedLikelihood likelihood, boolean[] fixed, List<Integer> rough, int scanned) {
  private static final int MOST_EVALUATIONS = 200;

  /** Greatest -2 ln L of a minimum of the grid, above the lowest, that is bracketed. */
  private static final double RIVAL = 1;

  /** Accuracy of the parameter relative to its bracket, at first. */
  private static final double ACCURACY = 1e-6;

  private static final int MOST_ROUNDS = 3;

  /**
   * The others fitted at a value of the scanned parameter.
   *
   * @param values all parameters
   * @param minimum -2 ln L there, infinite where events are impossible
   */
  private record Point(double[] values, double minimum) {}

  Fit from(double[] start) {
    double[] grid = likelihood.model().trials(scanned);
    List<Point> points =
        Arrays.stream(grid).parallel().mapToObj(value -> profiled(start, value)).toList();
    double lowest = points.stream().mapToDouble(Point::minimum).min().orElseThrow();
    if (lowest == Double.POSITIVE_INFINITY) {
      throw likelihood.impossible(start);
    }
    List<Fit> minima =
        IntStream.range(0, grid.length)
            .filter(i -> points.get(i).minimum <= lowest + RIVAL && isLowest(points, i))
            .parallel()
            .mapToObj(
                i ->
                    bracketed(
                        points.get(i),
                        grid[Math.max(0, i - 1)],
                        grid[Math.min(grid.length - 1, i + 1)]))
            .toList();
    Fit best = Collections.min(minima, Comparator.comparingDouble(Fit::minimum));
    double[] at = best.values();
    return rough.size() > 1
        ? new Bracketing(likelihood, fixed, rough).from(at)
        : new Fit(
            at,
            best.minimum(),
            Fit.covariance(likelihood, at, fixed),
            best.distance(),
            best.iterations());
  }

  // The first of equal neighbours, such as values without a signal.
  private static boolean isLowest(List<Point> points, int i) {
    double here = points.get(i).minimum;
    return (i == 0 || here < points.get(i - 1).minimum)
        && (i == points.size() - 1 || here <= points.get(i + 1).minimum);
  }

  // Beside a kink -ln L may move too much within an accuracy that is enough elsewhere.
  private Fit bracketed(Point middle, double from, double to) {
    Point best = middle;
    double low = from;
    double high = to;
    double accuracy = ACCURACY * (to - from);
    double distance = Double.POSITIVE_INFINITY;
    int evaluations = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double start = best.values[scanned];
      BrentOptimizer brent = new BrentOptimizer(1e-15, accuracy);
      double found =
          brent
              .optimize(
                  new MaxEval(MOST_EVALUATIONS),
                  GoalType.MINIMIZE,
                  // The optimiser takes no infinity.
                  new UnivariateObjectiveFunction(
                      v -> Math.min(Double.MAX_VALUE, profiled(middle.values, v).minimum)),
                  start > low && start < high
                      ? new SearchInterval(low, high, start)
                      : new SearchInterval(low, high))
              .getPoint();
      evaluations += brent.getEvaluations();
      Point there = profiled(middle.values, found);
      // An end is never tried itself; beside it -2 ln L may be lower by rounding.
      best = there.minimum < best.minimum - DeterminedFit.SAME ? there : best;
      double at = best.values[scanned];
      low = Math.max(from, at - accuracy);
      high = Math.min(to, at + accuracy);
      distance = distance(best, low, high);
      if (distance < Bracketing.TOLERANCE) {
        return new Fit(best.values, best.minimum, new double[0][], distance, evaluations);
      }
      // As far as the last round may have stopped from the minimum, and more.
      low = Math.max(from, at - 10 * accuracy);
      high = Math.min(to, at + 10 * accuracy);
      accuracy /= 100;
    }
    throw new ConvergenceException(
        "the fit did not converge (distance to the minimum about " + distance + ")");
  }

  // How far -ln L falls towards either side.
  private double distance(Point best, double low, double high) {
    double lowest =
        Math.min(profiled(best.values, low).minimum, profiled(best.values, high).minimum);
    return Math.max(0, best.minimum - lowest) / 2;
  }

  private Point profiled(double[] values, double value) {
    double[] moved = values.clone();
    moved[scanned] = value;
    if (!Double.isFinite(likelihood.value(moved))) {
      return new Point(moved, Double.POSITIVE_INFINITY);
    }
    boolean[] held = fixed.clone();
    rough.forEach(r -> held[r] = true);
    Fit fit = Fit.profiled(likelihood, moved, held);
    return new Point(fit.values(), fit.minimum());
  }
}
