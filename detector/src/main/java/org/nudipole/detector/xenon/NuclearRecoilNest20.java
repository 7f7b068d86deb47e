package org.nudipole.detector.xenon;

import org.nudipole.generator.Require;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Elementary;

/**
 * Nuclear recoils after NEST v2.0: the means of {@link BoxModel}, a Fano factor of 1 and a wide
 * recombination.
 *
 * @param field drift field, V/cm
 * @param density density of the xenon, mass/volume
 * @param means the mean numbers of quanta
 */
public record NuclearRecoilNest20(double field, double density, BoxModel means)
    implements SharedQuanta {
  /** Checks the ranges. */
  public NuclearRecoilNest20 {
    Require.positive("drift field", field);
    Require.positive("density", density);
  }

  /** Recoils in a field, V/cm, at a density. */
  public NuclearRecoilNest20(double field, double density) {
    this(field, density, BoxModel.at(field, density));
  }

  @Override
  public double electrons(double energy) {
    return means.electrons(energy / Units.KEV);
  }

  @Override
  public double photons(double energy, double electrons) {
    return means.photons(energy / Units.KEV, electrons);
  }

  @Override
  public double fano(double quanta) {
    return 1;
  }

  /** 0.1 exp(-((p - 0.5)/0.19)^2/2) of the ions, p being the electron fraction. */
  @Override
  public double recombination(double electrons, double quanta) {
    double ions = Math.min(quanta, means.ions(electrons));
    double off = (electrons / quanta - 0.5) / 0.19;
    return 0.1 * Elementary.exp(-off * off / 2) * ions / quanta;
  }
}
