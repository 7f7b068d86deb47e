package org.nudipole.detector.xenon;

/**
 * Binomial numbers of a probability that has a beta distribution.
 *
 * @param alpha first shape of the beta distribution
 * @param beta second shape
 */
record BetaBinomial(double alpha, double beta) {
  /** Terms below this part of the greatest are left out. */
  private static final double SMALL = 1e-17;

  /**
   * Sum of the shapes of a beta distribution of mean p: its variance is s^2 / [1 + 2 s^2/(p (1 -
   * p))], which is s^2 for a narrow distribution and always less than that of 0 and 1 alone.
   */
  static double size(double p, double s) {
    return 1 + p * (1 - p) / (s * s);
  }

  static BetaBinomial of(double p, double s) {
    double size = size(p, s);
    return new BetaBinomial(size * p, size * (1 - p));
  }

  /** Adds probability to {@code weights[k / stride]} for each number k that is a multiple. */
  void add(long trials, long stride, double factor, double[] weights) {
    if (beta == 0) {
      if (trials % stride == 0) {
        weights[(int) (trials / stride)] += factor;
      }
      return;
    }
    long start = (long) (trials * (alpha / (alpha + beta)));
    double[] terms = new double[(int) trials + 1];
    terms[(int) start] = 1;
    double sum = 1 + up(trials, start, terms) + down(trials, start, terms);
    for (long k = 0; k <= trials; k += stride) {
      weights[(int) (k / stride)] += factor * terms[(int) k] / sum;
    }
  }

  private double up(long trials, long start, double[] terms) {
    double sum = 0;
    double greatest = 1;
    for (long k = start; k < trials && !negligible(terms[(int) k], greatest); k++) {
      double ratio = (trials - k) * (k + alpha) / ((k + 1) * (trials - k - 1 + beta));
      terms[(int) k + 1] = terms[(int) k] * ratio;
      greatest = Math.max(greatest, terms[(int) k + 1]);
      sum += terms[(int) k + 1];
    }
    return sum;
  }

  private double down(long trials, long start, double[] terms) {
    double sum = 0;
    double greatest = 1;
    for (long k = start; k > 0 && !negligible(terms[(int) k], greatest); k--) {
      double ratio = k * (trials - k + beta) / ((trials - k + 1) * (k - 1 + alpha));
      terms[(int) k - 1] = terms[(int) k] * ratio;
      greatest = Math.max(greatest, terms[(int) k - 1]);
      sum += terms[(int) k - 1];
    }
    return sum;
  }

  // With both shapes above 1 there is one maximum only.
  private boolean negligible(double term, double greatest) {
    return alpha >= 1 && beta >= 1 && term < SMALL * greatest;
  }
}
