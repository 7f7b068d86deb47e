package org.nudipole.validation.challenge;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The distribution that an estimate with its intervals stands for: the estimate is its median, and
 * the intervals are its central ones of 68.3 % and 90 %. Between and beyond these the value goes in
 * a straight line with that of a standard normal distribution of the same probability, so that
 * symmetric intervals make a Gaussian. What lies between the prior and no signal is no signal.
 *
 * @param estimate estimate and intervals
 * @param scale prior of the value
 */
record StatedQuantiles(Estimate estimate, PriorScale scale) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Half width of the central interval of 90 % in standard deviations. */
  static final double NINETY = NORMAL.inverseCumulativeProbability(0.95);

  /** The value below which a part in (0, 1) of the distribution lies. */
  double at(double part) {
    double z = NORMAL.inverseCumulativeProbability(part);
    double value = estimate.value();
    Interval central = estimate.central();
    Interval wide = estimate.ninety();
    double found =
        z < 0
            ? value - away(-z, value - central.low(), value - wide.low())
            : value + away(z, central.high() - value, wide.high() - value);
    return scale.isAbsent(found) ? 0 : found;
  }

  private static double away(double z, double one, double ninety) {
    return z < 1 ? z * one : one + (z - 1) * (ninety - one) / (NINETY - 1);
  }
}
