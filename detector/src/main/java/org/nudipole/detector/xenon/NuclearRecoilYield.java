package org.nudipole.detector.xenon;

import org.nudipole.generator.Require;
import org.nudipole.generator.Units;

/**
 * Nuclear recoils after NEST v2 (M. Szydagis et al., arXiv:2211.10726): 11.0 T^1.1 quanta, T in
 * keV; T / (s sqrt(T + 12.6)) electrons with s = 0.0480 F^-0.0533 (rho/2.90)^0.3, F in V/cm, rho in
 * g/cm3; both cut off below by t^2/(1 + t^2), t = T/0.3.
 *
 * @param field drift field, V/cm
 * @param density density of the xenon, mass/volume
 */
public record NuclearRecoilYield(double field, double density) implements QuantumYield {
  /** Checks the ranges. */
  public NuclearRecoilYield {
    Require.positive("drift field", field);
    Require.positive("density", density);
  }

  // Parameter of the box model of Thomas and Imel.
  private double box() {
    return 0.0480
        * StrictMath.pow(field, -0.0533)
        * StrictMath.pow(density / (2.90 * Units.G_PER_CM3), 0.3);
  }

  @Override
  public double electrons(double energy) {
    double recoil = energy / Units.KEV;
    return recoil * cutOff(recoil) / (box() * Math.sqrt(recoil + 12.6));
  }

  @Override
  public double photons(double energy, double electrons) {
    double recoil = energy / Units.KEV;
    return Math.max(0, 11.0 * StrictMath.pow(recoil, 1.1) - electrons) * cutOff(recoil);
  }

  private static double cutOff(double recoil) {
    double square = recoil / 0.3 * (recoil / 0.3);
    return square / (1 + square);
  }

  @Override
  public double fano(double quanta) {
    return 1;
  }

  /**
   * 0.1 exp(-((p - 0.5)/0.19)^2/2) of the ions, p being the electron fraction; the ions are 4/s
   * (exp(s N_e/4) - 1).
   */
  @Override
  public double recombination(double electrons, double quanta) {
    double box = box();
    double ions = Math.min(quanta, 4 / box * StrictMath.expm1(box * electrons / 4));
    double off = (electrons / quanta - 0.5) / 0.19;
    return 0.1 * StrictMath.exp(-off * off / 2) * ions / quanta;
  }
}
