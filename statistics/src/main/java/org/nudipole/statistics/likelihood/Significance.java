package org.nudipole.statistics.likelihood;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.generator.sampling.RandomStreams;

/**
 * How unlikely data are without a signal: q0 = -2 ln L without one, above that of the best fit.
 *
 * @param ratio q0
 * @param probability p-value, the probability of a q0 at least as large
 * @param error standard error of a probability that is counted; empty for an asymptotic one
 * @param deviations Z, the standard deviations that a Gaussian exceeds with this probability
 */
public record Significance(
    double ratio, double probability, OptionalDouble error, double deviations) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Ensembles of random numbers: of toys without a signal, and with that of the best fit. */
  private static final int NONE = 3;

  private static final int BEST = 4;

  /** Part of a ratio by which two that are the same may differ: counts come in whole numbers. */
  private static final double SAME = 1e-7;

  /** A q0 that is the accuracy of the two minima it is of. */
  private static final double ROUNDING = 4 * Fit.TOLERANCE;

  /**
   * From the asymptotic distribution of q0 (G. Cowan et al., Eur. Phys. J. C 71 (2011) 1554): Z =
   * sqrt(q0), the probability one-sided for a signal of one sign and two-sided else. No signal has
   * to be one of the hypotheses, which it is not beside another signal that is fixed.
   *
   * @throws ConvergenceException if a fit fails
   */
  public static Significance asymptotic(Hypotheses hypotheses, Dataset data) {
    double ratio = ratio(hypotheses, data);
    double z = Math.sqrt(ratio);
    double sides = hypotheses.isOneSided() ? 1 : 2;
    return new Significance(
        ratio, sides * NORMAL.survivalProbability(z), OptionalDouble.empty(), z);
  }

  /**
   * Counted among toys without a signal, pulls as they fit the data best so. Half of the toys are
   * thrown with the signal of the best fit and weighted, so that small probabilities need no more
   * of them.
   *
   * @throws ConvergenceException if a fit fails
   */
  public static Significance counted(
      Hypotheses hypotheses, Dataset data, int toys, RandomStreams streams) {
    return counted(hypotheses, data, toys, streams, ToyWorkers.THREADS);
  }

  /** The same, with toys that others may do. */
  public static Significance counted(
      Hypotheses hypotheses, Dataset data, int toys, RandomStreams streams, ToyWorkers workers) {
    double observed = ratio(hypotheses, data);
    int half = Math.max(1, toys / 2);
    double[][] weights =
        workers.all(
            new ToyBench(hypotheses, List.of(hypotheses), streams),
            new WeightedToys(
                truth(hypotheses.none(data), half, NONE),
                truth(hypotheses.best(data), half, BEST),
                observed - SAME * Math.max(1, observed)));
    double sum = 0;
    double squares = 0;
    for (double[] weight : weights) {
      sum += weight[0];
      squares += weight[0] * weight[0];
    }
    double n = weights.length;
    double p = sum / n;
    double error = Math.sqrt(Math.max(0, squares / n - p * p) / n);
    double tail = Math.min(1, p) / (hypotheses.isOneSided() ? 1 : 2);
    double z = tail < 0.5 ? -NORMAL.inverseCumulativeProbability(tail) : 0;
    return new Significance(observed, Math.min(1, p), OptionalDouble.of(error), z);
  }

  private static ToyTruth truth(ProfilePoint point, int toys, int ensemble) {
    return new ToyTruth(toys, ensemble, point.counts(), point.pulls(), 0);
  }

  /** q0. */
  static double ratio(Hypotheses hypotheses, Dataset data) {
    double none = hypotheses.none(data).minimum();
    double ratio = none - hypotheses.best(data).minimum();
    return ratio > ROUNDING ? ratio : 0;
  }
}
