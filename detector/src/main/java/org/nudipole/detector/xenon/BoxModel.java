package org.nudipole.detector.xenon;

import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Elementary;

/**
 * Mean quanta of nuclear recoils in all versions of NEST v2 (M. Szydagis et al., arXiv:2211.10726):
 * 11.0 T^1.1 quanta, T in keV; T/(s sqrt(T + 12.6)) electrons; both cut off below by t^2/(1 + t^2),
 * t = T/0.3. The ions follow from the box model of J. Thomas and D. A. Imel, Phys. Rev. A 36 (1987)
 * 614.
 *
 * @param box its parameter s
 */
public record BoxModel(double box) {
  /**
   * s = 0.0480 F^-0.0533 (rho/2.90)^0.3.
   *
   * @param field F, V/cm
   * @param density rho, in g/cm3 in the formula
   */
  static BoxModel at(double field, double density) {
    return new BoxModel(
        0.0480
            * StrictMath.pow(field, -0.0533)
            * StrictMath.pow(density / (2.90 * Units.G_PER_CM3), 0.3));
  }

  /** Mean electrons of a recoil in keV. */
  double electrons(double recoil) {
    return recoil * cutOff(recoil) / (box * Math.sqrt(recoil + 12.6));
  }

  /** Mean photons of a recoil in keV with this mean number of electrons. */
  double photons(double recoil, double electrons) {
    return Math.max(0, 11.0 * Elementary.power(recoil, 1.1) - electrons) * cutOff(recoil);
  }

  /** Mean ions, of which so many electrons are left. */
  double ions(double electrons) {
    return 4 / box * StrictMath.expm1(box * electrons / 4);
  }

  private static double cutOff(double recoil) {
    double square = recoil / 0.3 * (recoil / 0.3);
    return square / (1 + square);
  }
}
