package org.nudipole.detector.xenon;

import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Elementary;

/**
 * The charge yield of NEST v2.0: plateau + (atZero - plateau) [1 + 1.304 E^2.1393]^-0.35535 + 28/(1
 * + birks/E^2) electrons per keV, E in keV.
 *
 * @param atZero level at low energy
 * @param plateau level at high energy
 * @param birks square of the energy, keV, where the last term sets in
 */
public record PlateauYield(double atZero, double plateau, double birks) {
  /**
   * The yield in a field.
   *
   * @param field drift field, V/cm
   * @param density density of the xenon, mass/volume
   * @param quanta quanta per keV
   */
  static PlateauYield at(double field, double density, double quanta) {
    double onset = 0.026715 * StrictMath.exp(density / Units.G_PER_CM3 / 0.33926);
    return new PlateauYield(
        quanta + 6.5 * (1 - 1 / (1 + StrictMath.pow(field / 47.408, 1.9851))),
        32.988
            * (1 - 1 / (1 + StrictMath.pow(field / onset, 0.6705)))
            * (1 + 0.4607 / StrictMath.pow(1 + StrictMath.pow(field / 621.74, -2.2717), 53.502)),
        1652.264 + (1.415935e10 - 1652.264) / (1 + StrictMath.pow(field / 0.02673144, 1.564691)));
  }

  /** Electrons per keV at an energy in keV, without a bound. */
  double value(double energy) {
    double falling =
        Elementary.power(1 + 1.304 * Elementary.exp(2.1393 * Elementary.log(energy)), -0.35535);
    return plateau + (atZero - plateau) * falling + 28 / (1 + birks / (energy * energy));
  }
}
