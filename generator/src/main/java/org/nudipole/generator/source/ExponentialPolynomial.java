package org.nudipole.generator.source;

import java.util.List;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.Require;
import org.nudipole.generator.Units;

/**
 * A spectrum that is a sum of exponentials of polynomials, sum_i w_i exp(a_i1 + a_i2 E + ...) with
 * E in MeV, on an interval where every polynomial falls; zero outside. Its values at the ends of an
 * interval are then its bounds there.
 *
 * <p>That the polynomials fall is proved when it is made: on a panel of half width h the derivative
 * stays below its value in the middle plus h times the sum of the absolute terms of the second
 * derivative at the upper end.
 */
final class ExponentialPolynomial implements Density {
  private static final int PANELS = 4096;

  /**
   * One exponential.
   *
   * @param weight factor, not negative
   * @param coefficients of 1, E, E^2, ... with E in MeV
   */
  record Term(double weight, double... coefficients) {}

  private final double low;
  private final double high;
  private final List<Term> terms;

  private ExponentialPolynomial(double low, double high, List<Term> terms) {
    this.low = low;
    this.high = high;
    this.terms = terms;
  }

  /**
   * The sum of terms on an interval, in neutrinos per MeV.
   *
   * @param low lower end, energy
   * @param high upper end, energy
   * @throws IllegalArgumentException if a weight is negative or a polynomial is not proved to fall
   */
  static ExponentialPolynomial of(double low, double high, List<Term> terms) {
    for (Term term : terms) {
      Require.notNegative("weight", term.weight);
      if (!falls(term.coefficients, low / Units.MEV, high / Units.MEV)) {
        throw new IllegalArgumentException(
            "a polynomial that does not fall between the ends (its bounds need that) shorten the"
                + " interval");
      }
    }
    return new ExponentialPolynomial(low, high, List.copyOf(terms));
  }

  private static boolean falls(double[] coefficients, double low, double high) {
    double half = (high - low) / PANELS / 2;
    for (int panel = 0; panel < PANELS; panel++) {
      double middle = low + half * (2 * panel + 1);
      double end = middle + half;
      double slope = 0;
      double curvature = 0;
      for (int k = coefficients.length - 1; k >= 1; k--) {
        slope = slope * middle + k * coefficients[k];
        curvature = curvature * end + (k > 1 ? k * (k - 1) * Math.abs(coefficients[k]) : 0);
      }
      // The loop multiplies the terms of the curvature once too often by the energy.
      if (!(slope + half * curvature / end < 0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public double low() {
    return low;
  }

  @Override
  public double high() {
    return high;
  }

  /** {@inheritDoc} Zero outside. */
  @Override
  public double value(double energy) {
    if (!(energy >= low && energy <= high)) {
      return 0;
    }
    double x = energy / Units.MEV;
    double sum = 0;
    for (Term term : terms) {
      double exponent = 0;
      for (int k = term.coefficients.length - 1; k >= 0; k--) {
        exponent = exponent * x + term.coefficients[k];
      }
      sum += term.weight * StrictMath.exp(exponent);
    }
    return sum / Units.MEV;
  }

  /** {@inheritDoc} It falls. */
  @Override
  public Bounds bounds(double from, double to) {
    return Bounds.of(value(to), value(from));
  }
}
