package org.nudipole.statistics.likelihood;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * A best fit with the intervals of its first parameters. Where the search for an interval meets a
 * lower minimum, the fit begins anew from there.
 *
 * @param fit the minimum
 * @param intervals intervals of the profile likelihood; from NaN to NaN of a parameter that the
 *     counts do not tell, which the others hold for the value of
 * @param untold parameters that the counts do not tell, and why
 */
public record FittedIntervals(
    Fit fit, List<ProfileInterval> intervals, Map<Integer, String> untold) {
  private static final int MOST_RESTARTS = 5;

  /** Keeps copies. */
  public FittedIntervals {
    intervals = List.copyOf(intervals);
    untold = Collections.unmodifiableMap(new LinkedHashMap<>(untold));
  }

  /**
   * Fits.
   *
   * @param likelihood the likelihood
   * @param parameters number of parameters whose interval is wanted: the first ones
   * @param distance greatest -2 ln L above the minimum inside: 1 for 68.27 %
   * @throws ConvergenceException if there is no minimum, no end, or always a lower minimum
   */
  public static FittedIntervals of(BinnedLikelihood likelihood, int parameters, double distance) {
    double[] start = PossibleStart.of(likelihood);
    boolean[] none = new boolean[start.length];
    DeterminedFit fit = DeterminedFit.of(likelihood, start, none).released(likelihood, none);
    for (int restart = 0; ; restart++) {
      DeterminedFit best = fit;
      try {
        return new FittedIntervals(
            best.fit(),
            IntStream.range(0, parameters)
                .mapToObj(p -> interval(likelihood, best, p, distance))
                .toList(),
            best.untold());
      } catch (LowerMinimumException e) {
        if (restart == MOST_RESTARTS) {
          throw e;
        }
        fit =
            new DeterminedFit(
                Fit.near(likelihood, e.values(), best.held()), best.held(), best.untold());
      }
    }
  }

  /**
   * The best fit with one of the parameters at a value; those that were not told stay.
   *
   * @throws ConvergenceException if there is none
   */
  public Fit at(BinnedLikelihood likelihood, int parameter, double value) {
    double[] start = fit.values().clone();
    start[parameter] = value;
    boolean[] held = new boolean[start.length];
    untold.keySet().forEach(p -> held[p] = true);
    held[parameter] = true;
    if (!likelihood.isPossible(start)) {
      throw likelihood.impossible(start);
    }
    return DeterminedFit.of(likelihood, start, held).fit();
  }

  private static ProfileInterval interval(
      BinnedLikelihood likelihood, DeterminedFit best, int parameter, double distance) {
    return best.held()[parameter]
        ? new ProfileInterval(Double.NaN, Double.NaN)
        : ProfileInterval.of(likelihood, best, parameter, distance);
  }
}
