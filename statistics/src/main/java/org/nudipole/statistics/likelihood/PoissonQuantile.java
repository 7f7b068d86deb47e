package org.nudipole.statistics.likelihood;

import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Poisson counts by inversion, so that a count rises with its mean where the random number is the
 * same.
 */
final class PoissonQuantile {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** A mean up to which the probabilities are summed from 0 on. */
  private static final double FEW = 20;

  private PoissonQuantile() {}

  /**
   * The least n with P(N &lt;= n) &gt;= u.
   *
   * @param mean mean of N, not negative
   * @param u in [0, 1)
   */
  static double of(double mean, double u) {
    return mean <= FEW ? summed(mean, u) : walked(mean, u);
  }

  private static double summed(double mean, double u) {
    double n = 0;
    double probability = Math.exp(-mean);
    double sum = probability;
    // The sum may stop short of a u next to 1 by rounding; then the terms have become 0.
    while (sum < u && probability > 0) {
      n++;
      probability *= mean / n;
      sum += probability;
    }
    return n;
  }

  // From where E. A. Cornish and R. A. Fisher (1938) expect it; P(N <= n) = Q(n + 1, mean).
  private static double walked(double mean, double u) {
    double z = NORMAL.inverseCumulativeProbability(Math.max(u, Double.MIN_NORMAL));
    double n = Math.max(0, Math.floor(mean + z * Math.sqrt(mean) + (z * z - 1) / 6));
    double sum = RegularizedGamma.Q.value(n + 1, mean);
    double probability = RegularizedGamma.P.derivative(n + 1, mean);
    while (sum < u && probability > 0) {
      n++;
      probability *= mean / n;
      sum += probability;
    }
    while (n > 0 && sum - probability >= u) {
      sum -= probability;
      probability *= n / mean;
      n--;
    }
    return n;
  }
}
