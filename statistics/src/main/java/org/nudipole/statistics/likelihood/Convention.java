package org.nudipole.statistics.likelihood;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.nudipole.generator.axis.Digits;

/** What "excluded at a confidence level" means. */
public enum Convention {
  /** One-sided profile likelihood ratio: q = z^2 with Phi(z) = CL, 1.642 at 90 %. */
  ONE_SIDED("one-sided"),
  /** Two-sided, Delta chi^2 of most papers: 2 Phi(z) - 1 = CL, 2.706 at 90 %. */
  TWO_SIDED("two-sided"),
  /** CLs of the one-sided ratio: CLs = 1 - CL. */
  CLS("CLs"),
  /** Feldman-Cousins: ordering by the profile likelihood ratio, thresholds from toys. */
  FELDMAN_COUSINS("Feldman-Cousins"),
  /**
   * The one-sided limit, but none below the value that is excluded without a signal with a
   * probability of 16 % (G. Cowan, K. Cranmer, E. Gross, O. Vitells, arXiv:1105.3166).
   */
  POWER_CONSTRAINED("one-sided, power-constrained");

  /** Standard deviations of the least power of {@link #POWER_CONSTRAINED}. */
  static final int LEAST_POWER = -1;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final String label;

  Convention(String label) {
    this.label = label;
  }

  /** Whether only data below a value count against it. */
  boolean isOneSided() {
    return this == ONE_SIDED || this == CLS || this == POWER_CONSTRAINED;
  }

  /** The convention whose asymptotic limits lie near those of this one with toys. */
  Convention asymptotic() {
    return switch (this) {
      case ONE_SIDED, TWO_SIDED, CLS -> this;
      case FELDMAN_COUSINS -> TWO_SIDED;
      case POWER_CONSTRAINED -> ONE_SIDED;
    };
  }

  /** Standard deviations that belong to a confidence level. */
  public double deviations(double level) {
    return NORMAL.inverseCumulativeProbability(isOneSided() ? level : (1 + level) / 2);
  }

  /**
   * The convention with its numbers, as it is printed beside every limit.
   *
   * @param level confidence level
   * @param toys toys at each value that thresholds are from; empty for asymptotic ones
   */
  public String text(double level, OptionalInt toys) {
    String percent =
        BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString() + " % CL";
    String power =
        this == POWER_CONSTRAINED
            ? ", least power "
                + Digits.fixed(100 * NORMAL.cumulativeProbability(LEAST_POWER), 1)
                + " %"
            : "";
    return percent + ", " + label + power + " (" + threshold(level, toys) + ")";
  }

  private String threshold(double level, OptionalInt toys) {
    if (toys.isPresent()) {
      return "thresholds from " + toys.getAsInt() + " toys at each value";
    }
    double z = deviations(level);
    return this == CLS ? "asymptotic" : "Delta chi2 = " + Digits.fixed(z * z, 3);
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
    double m = this == POWER_CONSTRAINED ? Math.max(n, LEAST_POWER) : n;
    return bounded && m < 0 ? m + Math.sqrt(m * m + z * z) : m + z;
  }
}
