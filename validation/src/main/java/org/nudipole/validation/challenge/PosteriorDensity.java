package org.nudipole.validation.challenge;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * The density of a hidden value that an answer stands for: a Gaussian kernel estimate of its
 * samples (B. W. Silverman, Density Estimation, 1986, eq. 3.31 for the width), else two half
 * Gaussians that meet at the estimate, as wide as the ends of the 68 % interval are away.
 *
 * <p>Where the value may be that of no signal, with a probability of its own, the answer stands for
 * such a probability too: the share of its samples that are exactly 0, else what its half Gaussians
 * have below the prior.
 *
 * <p>All is mixed with one part in a hundred of the prior, so that a wrong answer costs much and
 * not everything.
 *
 * @param estimate the answer
 * @param prior where the value is drawn from if there is a signal
 * @param nullProbability probability of no signal; 0 for a value that does not belong to the signal
 */
record PosteriorDensity(Estimate estimate, Prior prior, double nullProbability) {
  private static final double PRIOR_SHARE = 0.01;

  /** A density narrower than this share of the prior's range is taken to be as wide. */
  private static final double LEAST_WIDTH = 1e-6;

  /** Probability of no signal over its prior probability, which is above 0. */
  double absent() {
    double absent =
        estimate.samples().isEmpty()
            ? below(prior.low())
            : 1 - (double) present().length / estimate.samples().size();
    return (1 - PRIOR_SHARE) * absent / nullProbability + PRIOR_SHARE;
  }

  /**
   * Density at a value with a signal over that of an even prior: 1 for an answer that knows
   * nothing.
   */
  double relative(double value) {
    double density = estimate.samples().isEmpty() ? halves(value) : kernels(value);
    return (1 - PRIOR_SHARE) * density * prior.range() / (1 - nullProbability) + PRIOR_SHARE;
  }

  private double lower() {
    return Math.max(LEAST_WIDTH * prior.range(), estimate.value() - estimate.central().low());
  }

  private double upper() {
    return Math.max(LEAST_WIDTH * prior.range(), estimate.central().high() - estimate.value());
  }

  // Both halves meet at one height, so they hold shares in proportion to their widths.
  private double halves(double value) {
    double sigma = value < estimate.value() ? lower() : upper();
    double pull = (value - estimate.value()) / sigma;
    return Math.sqrt(2 / Math.PI) / (lower() + upper()) * Math.exp(-pull * pull / 2);
  }

  private double below(double value) {
    double sigma = value < estimate.value() ? lower() : upper();
    double tail = Erfc.value(Math.abs(value - estimate.value()) / sigma / Math.sqrt(2));
    double share = sigma / (lower() + upper()) * tail;
    return value < estimate.value() ? share : 1 - share;
  }

  private double[] present() {
    return estimate.samples().stream()
        .mapToDouble(s -> s)
        .filter(s -> nullProbability == 0 || s != 0)
        .sorted()
        .toArray();
  }

  private double kernels(double value) {
    double[] samples = present();
    if (samples.length < 2) {
      return 0;
    }
    double mean = Arrays.stream(samples).average().orElseThrow();
    double variance =
        Arrays.stream(samples).map(s -> (s - mean) * (s - mean)).sum() / (samples.length - 1);
    double quartiles = (samples[(3 * samples.length) / 4] - samples[samples.length / 4]) / 1.34;
    double spread = quartiles > 0 ? Math.min(Math.sqrt(variance), quartiles) : Math.sqrt(variance);
    double width =
        Math.max(LEAST_WIDTH * prior.range(), 0.9 * spread * Math.pow(samples.length, -0.2));
    double sum = 0;
    for (double sample : samples) {
      double pull = (value - sample) / width;
      sum += Math.exp(-pull * pull / 2);
    }
    return sum / (estimate.samples().size() * width * Math.sqrt(2 * Math.PI));
  }
}
