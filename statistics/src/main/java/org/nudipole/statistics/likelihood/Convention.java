package org.nudipole.statistics.likelihood;

import java.math.BigDecimal;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.nudipole.generator.axis.Digits;

/** What "excluded at a confidence level" means. */
public enum Convention {
  /** One-sided profile likelihood ratio: q = z^2 with Phi(z) = CL, 1.642 at 90 %. */
  ONE_SIDED("one-sided"),
  /** Two-sided, Delta chi^2 of most papers: 2 Phi(z) - 1 = CL, 2.706 at 90 %. */
  TWO_SIDED("two-sided"),
  /** CLs of the one-sided ratio, asymptotic: CLs = 1 - CL. */
  CLS("CLs"),
  /** Feldman-Cousins: ordering by the profile likelihood ratio, thresholds from toys. */
  FELDMAN_COUSINS("Feldman-Cousins");

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final String label;

  Convention(String label) {
    this.label = label;
  }

  /** Standard deviations that belong to a confidence level. */
  public double deviations(double level) {
    return NORMAL.inverseCumulativeProbability(
        this == ONE_SIDED || this == CLS ? level : (1 + level) / 2);
  }

  /** The convention with its numbers, as it is printed beside every limit. */
  public String text(double level) {
    String percent =
        BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString() + " % CL";
    double z = deviations(level);
    return switch (this) {
      case ONE_SIDED, TWO_SIDED ->
          percent + ", " + label + " (Delta chi2 = " + Digits.fixed(z * z, 3) + ")";
      case CLS -> percent + ", " + label + " (asymptotic)";
      case FELDMAN_COUSINS -> percent + ", " + label + " (profile likelihood, toys)";
    };
  }

  /**
   * Upper limit in standard deviations of a Gaussian measurement that came out N standard
   * deviations above no signal.
   *
   * @param level confidence level
   * @param n fluctuation N
   * @param bounded whether values below that of no signal do not exist: the best fit stays there
   */
  public double band(double level, double n, boolean bounded) {
    double z = deviations(level);
    if (this == CLS) {
      return NORMAL.inverseCumulativeProbability(1 - (1 - level) * NORMAL.cumulativeProbability(n))
          + n;
    }
    return bounded && n < 0 ? n + Math.sqrt(n * n + z * z) : n + z;
  }
}
