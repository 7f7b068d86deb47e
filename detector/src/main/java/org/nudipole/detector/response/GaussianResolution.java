package org.nudipole.detector.response;

import org.nudipole.generator.Require;
import org.nudipole.generator.Units;

/**
 * Gaussian energy resolution sigma(E) from a constant, a sqrt(E) and a linear term.
 *
 * @param constant sigma_0, energy
 * @param root a in a sqrt(E/keV) keV
 * @param linear b in b E
 * @param quadrature whether the terms add in quadrature, else linearly
 */
public record GaussianResolution(double constant, double root, double linear, boolean quadrature)
    implements Resolution {
  /** Checks the ranges. */
  public GaussianResolution {
    Require.notNegative("constant resolution", constant);
    Require.notNegative("sqrt resolution", root);
    Require.notNegative("linear resolution", linear);
  }

  @Override
  public double sigma(double energy) {
    double first = root * Math.sqrt(energy * Units.KEV);
    double second = linear * energy;
    return quadrature
        ? Math.sqrt(constant * constant + first * first + second * second)
        : constant + first + second;
  }
}
