package org.nudipole.detector.xenon;

import org.nudipole.generator.Require;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Elementary;

/**
 * Electronic recoils after the beta model of NEST v2.0 (M. Szydagis et al., arXiv:2211.10726): E/W
 * quanta, W = (20.7 - 1.01e-23 n_e cm3) eV with n_e the density of xenon's electrons; the charge
 * yield joins 1/W at low energy and a plateau at high energy that both depend on the field.
 *
 * @param field drift field, V/cm
 * @param density density of the xenon, mass/volume
 * @param charge the mean charge
 * @param amplitude greatest fluctuation of the recombination, of the ions
 */
public record ElectronRecoilNest20(
    double field, double density, PlateauYield charge, double amplitude) implements SharedQuanta {
  /** Ratio of excitons to ions: E. Aprile et al. (XENON), Phys. Rev. D 99 (2019) 112009. */
  private static final double EXCITONS_PER_ION = 0.15;

  /** Checks the ranges. */
  public ElectronRecoilNest20 {
    Require.positive("drift field", field);
    LiquidXenon.requireDensity(density);
  }

  /** Recoils in a field, V/cm, at a density. */
  public ElectronRecoilNest20(double field, double density) {
    this(
        field,
        density,
        PlateauYield.at(field, density, Units.KEV / work(density)),
        0.14 - 0.097 / (1 + StrictMath.pow(field / 1210, 1.25)));
  }

  /** Energy per quantum. */
  public double work() {
    return work(density);
  }

  private static double work(double density) {
    return LiquidXenon.work(20.7, density) * Units.EV;
  }

  @Override
  public double electrons(double energy) {
    // At high fields the fit gives more electrons than quanta below some 0.4 keV.
    double inKev = energy / Units.KEV;
    return Math.min(inKev * charge.value(inKev), energy / work());
  }

  @Override
  public double photons(double energy, double electrons) {
    return Math.max(0, energy / work() - electrons);
  }

  @Override
  public double fano(double quanta) {
    return LiquidXenon.fano(0.0015, density, quanta, field);
  }

  /**
   * A exp(-((p - 0.5)/0.205)^2/2) of the ions, p being the electron fraction, A = 0.14 - 0.097/(1 +
   * (F/1210)^1.25); NEST's skewness is left out.
   */
  @Override
  public double recombination(double electrons, double quanta) {
    double off = (electrons / quanta - 0.5) / 0.205;
    return amplitude * Elementary.exp(-off * off / 2) / (1 + EXCITONS_PER_ION);
  }

  @Override
  public double[] breaks() {
    // The charge yield begins above 1/W in any field and falls through it once.
    double most = Units.KEV / work();
    double low = 1e-9;
    double high = 100;
    for (double x = Math.sqrt(low * high); x > low && x < high; x = (low + high) / 2) {
      if (charge.value(x) > most) {
        low = x;
      } else {
        high = x;
      }
    }
    return new double[] {high * Units.KEV};
  }
}
