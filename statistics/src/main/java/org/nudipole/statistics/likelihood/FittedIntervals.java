package org.nudipole.statistics.likelihood;

import java.util.List;
import java.util.stream.IntStream;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * A best fit with the intervals of its first parameters. Where the search for an interval meets a
 * lower minimum, the fit begins anew from there.
 *
 * @param fit the minimum
 * @param intervals intervals of the profile likelihood
 */
public record FittedIntervals(Fit fit, List<ProfileInterval> intervals) {
  private static final int MOST_RESTARTS = 5;

  /** Keeps a copy. */
  public FittedIntervals {
    intervals = List.copyOf(intervals);
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
    Fit fit = Fit.of(likelihood);
    for (int restart = 0; ; restart++) {
      Fit best = fit;
      try {
        return new FittedIntervals(
            best,
            IntStream.range(0, parameters)
                .mapToObj(p -> ProfileInterval.of(likelihood, best, p, distance))
                .toList());
      } catch (LowerMinimumException e) {
        if (restart == MOST_RESTARTS) {
          throw e;
        }
        fit = Fit.near(likelihood, e.values(), new boolean[e.values().length]);
      }
    }
  }
}
