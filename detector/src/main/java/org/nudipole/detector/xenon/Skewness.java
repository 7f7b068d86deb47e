package org.nudipole.detector.xenon;

import org.nudipole.generator.Require;
import org.nudipole.generator.mathematics.Elementary;

/**
 * Shape of the skew normal distribution of electrons left of electronic recoils, from data of LUX
 * (LUX collaboration, Phys. Rev. D 102 (2020) 112002): a value at low energy and one that falls
 * with the energy, joined at 26.7 keV.
 *
 * @param atZero value at energy 0
 * @param rise what is added to it with rising energy
 * @param falling factor of the value that falls, at energy 0
 */
public record Skewness(double atZero, double rise, double falling) {
  /** Above so many quanta there is no skewness. */
  static final double MOST_QUANTA = 1e4;

  private static final double LEAST_FIELD = 50;
  private static final double MOST_FIELD = 4000;

  /** The skewness in a field, V/cm. */
  static Skewness at(double field) {
    return new Skewness(
        1.39, 4.0 * StrictMath.exp(-field / 225), 22.1 * StrictMath.exp(-Math.sqrt(field / 71)));
  }

  /** Refuses fields, V/cm, in which the formulas have no sense. */
  static void requireField(double field) {
    Require.inRange("drift field in V/cm", field, 1, 1e5);
  }

  /** Whether there is a skewness at a field, V/cm, and a number of quanta. */
  static boolean isKnown(double field, double quanta) {
    return field >= LEAST_FIELD && field <= MOST_FIELD && quanta <= MOST_QUANTA;
  }

  /** The shape at an energy in keV. */
  double value(double energy) {
    double high = 1 / (1 + Elementary.exp(-(energy - 26.7) / 6.4));
    double low = atZero + rise * (1 - Elementary.exp(-energy / 7.7));
    return (1 - high) * low + high * falling * Elementary.exp(-energy / 54);
  }
}
