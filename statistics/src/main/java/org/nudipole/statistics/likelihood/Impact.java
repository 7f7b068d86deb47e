package org.nudipole.statistics.likelihood;

import java.util.List;
import java.util.stream.IntStream;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * Where a parameter goes if a nuisance is held an error of the fit above or below its best value
 * and all others are fitted anew. The minimum stays the one of the fit.
 *
 * @param nuisance index of the nuisance among the parameters
 * @param up the parameter with the nuisance above; NaN if there is no fit, or no error
 * @param down the parameter with the nuisance below
 */
public record Impact(int nuisance, double up, double down) {
  /**
   * That of each nuisance.
   *
   * @param best the best fit
   * @param parameter index of the parameter
   */
  public static List<Impact> of(BinnedLikelihood likelihood, FittedIntervals best, int parameter) {
    return IntStream.range(0, likelihood.parameters().size())
        .filter(p -> likelihood.parameters().get(p).pull())
        .mapToObj(
            p ->
                new Impact(
                    p,
                    held(likelihood, best, parameter, p, 1),
                    held(likelihood, best, parameter, p, -1)))
        .toList();
  }

  private static double held(
      BinnedLikelihood likelihood, FittedIntervals best, int parameter, int nuisance, int errors) {
    FitParameter limits = likelihood.parameters().get(nuisance);
    double[] start = best.fit().values().clone();
    double error = best.fit().error(nuisance);
    if (!(error > 0) || best.untold().containsKey(parameter)) {
      return Double.NaN;
    }
    start[nuisance] =
        Math.min(limits.high(), Math.max(limits.low(), start[nuisance] + errors * error));
    boolean[] fixed = new boolean[start.length];
    fixed[nuisance] = true;
    best.untold().keySet().forEach(p -> fixed[p] = true);
    try {
      return Fit.near(likelihood, start, fixed).values()[parameter];
    } catch (ConvergenceException e) {
      return Double.NaN;
    }
  }
}
