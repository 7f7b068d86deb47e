package org.nudipole.detector.xenon;

import org.nudipole.generator.mathematics.Elementary;

/**
 * The beta model of the charge yield in NEST since v2.3.6 (M. Szydagis et al., arXiv:2211.10726):
 * two sigmoids in the logarithm of the energy, m1 + (m2 - m1)/[1 + (E/m3)^m4]^m9 + m5 - m5/[1 +
 * (E/m7)^m8]^m10 electrons per keV, E in keV; m5 is what is left of the ions per keV above m1.
 *
 * @param m1 level between both
 * @param m2 level at low energy
 * @param low the first, with m3, m4, m9
 * @param high the second, with m7, m8, m10
 * @param scale factor of the density
 */
public record ChargeYield(double m1, double m2, Sigmoid low, Sigmoid high, double scale) {
  /** Density of the data, g/cm3. */
  private static final double REFERENCE = 2.90;

  /**
   * 1/[1 + (E/c)^s]^a, which falls from 1 to 0.
   *
   * @param logCentre logarithm of its energy c in keV
   * @param slope s, positive
   * @param asymmetry a
   */
  public record Sigmoid(double logCentre, double slope, double asymmetry) {
    static Sigmoid at(double centre, double slope, double asymmetry) {
      return new Sigmoid(StrictMath.log(centre), slope, asymmetry);
    }

    double value(double logEnergy) {
      double ratio = Elementary.exp(slope * (logEnergy - logCentre));
      return Elementary.power(1 + ratio, -asymmetry);
    }
  }

  /**
   * The yield in a field.
   *
   * @param field drift field, V/cm
   * @param rho density, g/cm3
   */
  static ChargeYield at(double field, double rho) {
    double power = StrictMath.pow(rho / REFERENCE, 1.7);
    return new ChargeYield(
        30.66
            + (6.1978 - 30.66)
                / StrictMath.pow(1 + StrictMath.pow(field / 73.855, 2.0318), 0.41883),
        77.2931084,
        Sigmoid.at(
            StrictMath.log10(field) * 0.13946236 + 0.52561312,
            inField(2.82528809, 1.82217496, field / 144.65029656, -2.80532006),
            0.3344049589),
        Sigmoid.at(
            inField(98.27936794, 7.02921301, field / 256.48156448, 1.29119251),
            4.285781736,
            inField(0.1166087199, 0.0508273937, field / 139.260460, -0.65763592)),
        StrictMath.log1p(power) / (power * StrictMath.log(2)));
  }

  // From the first value to the last one where the power is small, or back where it is negative.
  private static double inField(double first, double last, double x, double power) {
    return last + (first - last) / (1 + StrictMath.pow(x, power));
  }

  /**
   * Electrons per keV.
   *
   * @param energy the deposit, keV
   * @param ions ions per keV before recombination
   */
  double value(double energy, double ions) {
    double logEnergy = Elementary.log(energy);
    return scale
        * (m1 + (m2 - m1) * low.value(logEnergy) + (ions - m1) * (1 - high.value(logEnergy)));
  }
}
