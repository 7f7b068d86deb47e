package org.nudipole.statistics.likelihood;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * A best fit of the parameters that the counts tell. One that they do not tell, alone or from
 * others, is held where the fit began, for at other values of it the fit is as good.
 *
 * @param fit the minimum
 * @param held parameters that were not fitted
 * @param untold parameters that the counts do not tell, in the order in which they were held, and
 *     why
 */
public record DeterminedFit(Fit fit, boolean[] held, Map<Integer, String> untold) {
  /** A -2 ln L that is the same but for rounding. */
  static final double SAME = 1e-9;

  /**
   * Fits.
   *
   * @param start where to begin
   * @param fixed parameters that stay there
   */
  public static DeterminedFit of(BinnedLikelihood likelihood, double[] start, boolean[] fixed) {
    boolean[] held = fixed.clone();
    double[] from = start;
    Map<Integer, String> untold = new LinkedHashMap<>();
    while (true) {
      try {
        return new DeterminedFit(Fit.of(likelihood, from, held), held, untold);
      } catch (UndeterminedException e) {
        int p = e.parameter();
        if (held[p] || likelihood.parameters().get(p).pull()) {
          throw e;
        }
        held[p] = true;
        untold.put(p, e.getMessage());
        double[] back = e.values();
        back[p] = start[p];
        boolean same = likelihood.value(back) <= likelihood.value(e.values()) + SAME;
        from = same ? back : e.values();
      }
    }
  }

  /** The same with what is told at the minimum, though it was not where the fit began. */
  DeterminedFit released(BinnedLikelihood likelihood, boolean[] fixed) {
    if (untold.isEmpty()) {
      return this;
    }
    try {
      Fit all = Fit.of(likelihood, fit.values(), fixed);
      return all.minimum() <= fit.minimum() + SAME ? new DeterminedFit(all, fixed, Map.of()) : this;
    } catch (ConvergenceException e) {
      return this;
    }
  }
}
