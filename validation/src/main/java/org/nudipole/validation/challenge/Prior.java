package org.nudipole.validation.challenge;

import org.nudipole.generator.Require;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.axis.Spacing;

/**
 * Where a hidden value is drawn from: evenly between two limits, in the value or in its logarithm.
 *
 * @param parameter the macro command that the value belongs to, with the words before the value
 * @param unit unit of the values as text; empty if they have none
 * @param low lower limit, in this unit
 * @param high upper limit, in this unit
 * @param scale in what the density is even
 */
public record Prior(String parameter, String unit, double low, double high, Spacing scale) {
  /** Checks the limits. */
  public Prior {
    Require.finite("lower limit", low);
    Require.finite("upper limit", high);
    if (!(low < high)) {
      throw new IllegalArgumentException(
          parameter + " from " + low + " to " + high + " (the limits must rise)");
    }
    if (scale == Spacing.LOG && low <= 0) {
      throw new IllegalArgumentException(
          parameter + " from " + low + " (a logarithm needs limits above 0)");
    }
  }

  /** The value below which a share {@code u} in [0, 1) of the draws lies, in the unit. */
  public double quantile(double u) {
    return scale.between(low, high, u);
  }

  /** The middle of the limits, in the value or in its logarithm: a value that reveals nothing. */
  public double middle() {
    // It stands in the public macro, where 1 is not to be 1.0000000000000002.
    return Digits.entered(quantile(0.5));
  }

  /** Distance of the limits, in the unit: what densities and widths are quoted against. */
  public double range() {
    return high - low;
  }
}
