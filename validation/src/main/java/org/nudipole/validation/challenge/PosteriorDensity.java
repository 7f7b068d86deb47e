package org.nudipole.validation.challenge;

import java.util.Arrays;

/**
 * The density of a hidden value that an answer stands for: a Gaussian kernel estimate of its
 * samples (B. W. Silverman, Density Estimation, 1986, eq. 3.31 for the width), else two half
 * Gaussians that meet at the estimate, as wide as the ends of the 68 % interval are away.
 *
 * <p>Either is mixed with one part in a hundred of the prior, so that a wrong answer costs much and
 * not everything.
 */
final class PosteriorDensity {
  private static final double PRIOR_SHARE = 0.01;

  /** A half Gaussian narrower than this share of the prior's range is taken to be as wide. */
  private static final double LEAST_WIDTH = 1e-6;

  private PosteriorDensity() {}

  /**
   * Density at a value, 1/unit, times the range of the prior: 1 for an answer that knows nothing.
   */
  static double relative(Estimate estimate, Prior prior, double value) {
    double density =
        estimate.samples().isEmpty() ? halves(estimate, prior, value) : kernels(estimate, value);
    return (1 - PRIOR_SHARE) * density * prior.range() + PRIOR_SHARE;
  }

  private static double halves(Estimate estimate, Prior prior, double value) {
    double least = LEAST_WIDTH * prior.range();
    double below = Math.max(least, estimate.value() - estimate.central().low());
    double above = Math.max(least, estimate.central().high() - estimate.value());
    double sigma = value < estimate.value() ? below : above;
    double pull = (value - estimate.value()) / sigma;
    // Both halves meet at one height, so they hold shares in proportion to their widths.
    return Math.sqrt(2 / Math.PI) / (below + above) * Math.exp(-pull * pull / 2);
  }

  private static double kernels(Estimate estimate, double value) {
    double[] samples = estimate.samples().stream().mapToDouble(s -> s).sorted().toArray();
    double mean = Arrays.stream(samples).average().orElseThrow();
    double variance =
        Arrays.stream(samples).map(s -> (s - mean) * (s - mean)).sum() / (samples.length - 1);
    double quartiles = (samples[(3 * samples.length) / 4] - samples[samples.length / 4]) / 1.34;
    double spread = quartiles > 0 ? Math.min(Math.sqrt(variance), quartiles) : Math.sqrt(variance);
    double width = 0.9 * spread * Math.pow(samples.length, -0.2);
    double sum = 0;
    for (double sample : samples) {
      double pull = (value - sample) / width;
      sum += Math.exp(-pull * pull / 2);
    }
    return sum / (samples.length * width * Math.sqrt(2 * Math.PI));
  }
}
