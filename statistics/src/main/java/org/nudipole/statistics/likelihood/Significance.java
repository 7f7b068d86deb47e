package org.nudipole.statistics.likelihood;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
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
   * Whether a signal of one sign only is looked for. One that interferes adds events or takes them
   * away.
   */
  public static boolean isOneSided(Hypotheses hypotheses) {
    return hypotheses.background() <= hypotheses.lowest() && !(hypotheses instanceof Modulus);
  }

  /**
   * From the asymptotic distribution of q0 (G. Cowan et al., Eur. Phys. J. C 71 (2011) 1554): Z =
   * sqrt(q0), the probability one-sided for a signal of one sign and two-sided else.
   *
   * @throws ConvergenceException if a fit fails
   */
  public static Significance asymptotic(Hypotheses hypotheses, Dataset data) {
    double ratio = ratio(hypotheses, data);
    double z = Math.sqrt(ratio);
    double sides = isOneSided(hypotheses) ? 1 : 2;
    return new Significance(
        ratio, sides * NORMAL.survivalProbability(z), OptionalDouble.empty(), z);
  }

  /**
   * Counted among toys without a signal, pulls as they fit the data best so. Half of the toys are
   * thrown with the signal of the best fit and weighted, so that small probabilities need no more
   * of them (importance sampling from a mixture).
   *
   * @throws ConvergenceException if a fit fails
   */
  public static Significance counted(
      Hypotheses hypotheses, Dataset data, int toys, RandomStreams streams) {
    double observed = ratio(hypotheses, data);
    ProfilePoint none = hypotheses.at(hypotheses.background(), data);
    ProfilePoint best = hypotheses.best(data);
    int half = Math.max(1, toys / 2);
    double[] weights =
        IntStream.range(0, 2 * half)
            .parallel()
            .mapToDouble(weight(hypotheses, none, best, observed, half, streams))
            .toArray();
    double sum = 0;
    double squares = 0;
    for (double weight : weights) {
      sum += weight;
      squares += weight * weight;
    }
    double n = weights.length;
    double p = sum / n;
    double error = Math.sqrt(Math.max(0, squares / n - p * p) / n);
    double tail = Math.min(1, p) / (isOneSided(hypotheses) ? 1 : 2);
    double z = tail < 0.5 ? -NORMAL.inverseCumulativeProbability(tail) : 0;
    return new Significance(observed, Math.min(1, p), OptionalDouble.of(error), z);
  }

  // The weight of a toy that is as far from no signal as the data, or 0.
  private static IntToDoubleFunction weight(
      Hypotheses hypotheses,
      ProfilePoint none,
      ProfilePoint best,
      double observed,
      int half,
      RandomStreams streams) {
    int bins = none.counts().length;
    CommonToys background = new CommonToys(half, bins, none.pulls().length, streams, NONE);
    CommonToys signal = new CommonToys(half, bins, none.pulls().length, streams, BEST);
    double least = observed - SAME * Math.max(1, observed);
    return i -> {
      Dataset toy =
          i < half
              ? background.draw(none.counts(), none.pulls(), i)
              : signal.draw(best.counts(), best.pulls(), i - half);
      return ratio(hypotheses, toy) >= least
          ? 2 / (1 + Math.exp(logDensity(best, toy) - logDensity(none, toy)))
          : 0;
    };
  }

  // Up to what both hypotheses have in common.
  private static double logDensity(ProfilePoint truth, Dataset toy) {
    double[] expected = truth.counts();
    double[] counts = toy.counts();
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += (counts[i] > 0 ? counts[i] * Math.log(expected[i]) : 0) - expected[i];
    }
    double[] pulls = truth.pulls();
    double[] auxiliary = toy.auxiliary();
    for (int k = 0; k < pulls.length; k++) {
      sum -= Math.pow(auxiliary[k] - pulls[k], 2) / 2;
    }
    return sum;
  }

  private static double ratio(Hypotheses hypotheses, Dataset data) {
    double none = hypotheses.at(hypotheses.background(), data).minimum();
    double ratio = none - hypotheses.best(data).minimum();
    return ratio > ROUNDING ? ratio : 0;
  }
}
