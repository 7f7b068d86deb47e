package org.nudipole.statistics.likelihood;

import java.util.List;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * Minimisation where derivatives by some parameters jump, so that the minimum may be a kink, which
 * no Newton step finds: those parameters are bracketed, one after the other, with all others but
 * these fitted at each value.
 *
 * @param likelihood the likelihood
 * @param fixed parameters that stay where they are
 * @param rough parameters by which derivatives jump
 */
record Bracketing(BinnedLikelihood likelihood, boolean[] fixed, List<Integer> rough) {
  /** Greatest decrease of -ln L by the last round over all parameters. */
  static final double TOLERANCE = 1e-6;

  private static final int MOST_ROUNDS = 30;
  private static final int MOST_EVALUATIONS = 200;

  /** Half a bracket in standard errors. */
  private static final double WIDTH = 2;

  /** Accuracy of a bracketed parameter in standard errors. */
  private static final double ACCURACY = 1e-6;

  Fit from(double[] start) {
    double[] x = start;
    double value = likelihood.value(x);
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      double[][] covariance = Fit.covariance(likelihood, x, fixed);
      for (int p : rough) {
        x = bracketed(x, p, Math.sqrt(covariance[p][p]));
      }
      double there = likelihood.value(x);
      double decrease = (value - there) / 2;
      value = there;
      if (decrease < TOLERANCE) {
        return new Fit(
            x, value, Fit.covariance(likelihood, x, fixed), Math.max(0, decrease), round);
      }
    }
    throw new ConvergenceException(
        "the fit did not converge (after " + MOST_ROUNDS + " rounds it still moves)");
  }

  private double[] bracketed(double[] x, int p, double error) {
    FitParameter limits = likelihood.parameters().get(p);
    double low = Math.max(limits.low(), x[p] - WIDTH * error);
    double high = Math.min(limits.high(), x[p] + WIDTH * error);
    if (!(low < high)) {
      return x;
    }
    double best =
        new BrentOptimizer(1e-15, ACCURACY * error)
            .optimize(
                new MaxEval(MOST_EVALUATIONS),
                GoalType.MINIMIZE,
                new UnivariateObjectiveFunction(v -> fitted(x, p, v).minimum()),
                x[p] > low && x[p] < high
                    ? new SearchInterval(low, high, x[p])
                    : new SearchInterval(low, high))
            .getPoint();
    Fit there = fitted(x, p, best);
    Fit here = fitted(x, p, x[p]);
    return there.minimum() < here.minimum() - DeterminedFit.SAME ? there.values() : here.values();
  }

  private Fit fitted(double[] x, int p, double value) {
    double[] moved = x.clone();
    moved[p] = value;
    boolean[] held = fixed.clone();
    rough.forEach(r -> held[r] = true);
    return Fit.of(likelihood, moved, held);
  }
}
