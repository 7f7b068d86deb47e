package org.nudipole.detector.xenon;

import org.nudipole.generator.Require;
import org.nudipole.generator.Units;

/**
 * What the versions of NEST say alike of liquid xenon of some density, mass/volume (M. Szydagis et
 * al., arXiv:2211.10726).
 */
final class LiquidXenon {
  // Electrons per gram of natural xenon.
  private static final double ELECTRONS_PER_GRAM = 54 * 6.02214076e23 / 131.293;

  private LiquidXenon() {}

  /** Refuses what is no liquid. */
  static void requireDensity(double density) {
    Require.positive("density", density);
    Require.inRange("density", density / Units.G_PER_CM3, 2, 4);
  }

  /** Energy per quantum in eV: so much, less 1.01e-23 eV cm3 times the density of electrons. */
  static double work(double withoutElectrons, double density) {
    double perVolume = density / Units.G_PER_CM3 * ELECTRONS_PER_GRAM;
    return withoutElectrons - 1.01e-23 * perVolume;
  }

  /**
   * Fano factor of electronic recoils.
   *
   * @param rise its rise with the root of quanta times field (V/cm)
   */
  static double fano(double rise, double density, double quanta, double field) {
    double rho = density / Units.G_PER_CM3;
    return 0.12707
        - 0.029623 * rho
        - 0.0057042 * rho * rho
        + 0.0015957 * rho * rho * rho
        + rise * Math.sqrt(quanta * field);
  }
}
