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

  /**
   * Adds probability to {@code weights[k / stride]} for each number k that is a multiple.
   *
   * @param scratch room for one number per trial and one more
   */
  void add(long trials, long stride, double factor, double[] weights, double[] scratch) {
    if (beta == 0) {
      if (trials % stride == 0) {
        weights[(int) (trials / stride)] += factor;
      }
      return;
    }
    int start = (int) (trials * (alpha / (alpha + beta)));
    scratch[start] = 1;
    int high = up(trials, start, scratch);
    int low = down(trials, start, scratch);
    double sum = 0;
    for (int k = low; k <= high; k++) {
      sum += scratch[k];
    }
    for (long k = (low + stride - 1) / stride * stride; k <= high; k += stride) {
      weights[(int) (k / stride)] += factor * scratch[(int) k] / sum;
    }
  }

  // Terms relative to the first by their ratios; the index of the last.
  private int up(long trials, int start, double[] terms) {
    double greatest = 1;
    int k = start;
    for (; k < trials && !negligible(terms[k], greatest); k++) {
      double ratio = (trials - k) * (k + alpha) / ((k + 1) * (trials - k - 1 + beta));
      terms[k + 1] = terms[k] * ratio;
      greatest = Math.max(greatest, terms[k + 1]);
    }
    return k;
  }

  private int down(long trials, int start, double[] terms) {
    double greatest = 1;
    int k = start;
    for (; k > 0 && !negligible(terms[k], greatest); k--) {
      double ratio = k * (trials - k + beta) / ((trials - k + 1) * (k - 1 + alpha));
      terms[k - 1] = terms[k] * ratio;
      greatest = Math.max(greatest, terms[k - 1]);
    }
    return k;
  }

  // With both shapes above 1 there is one maximum only.
  private boolean negligible(double term, double greatest) {
    return alpha >= 1 && beta >= 1 && term < SMALL * greatest;
  }
}
