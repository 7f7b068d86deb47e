package org.nudipole.detector.xenon;

import org.nudipole.generator.Require;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Elementary;

/**
 * Nuclear recoils after NEST v2.4 (its public code of July 2026; M. Szydagis et al.,
 * arXiv:2211.10726): the means of {@link BoxModel}, none below one quantum; ions and excitons that
 * fluctuate with a Fano factor of 0.4 each, and recombination that fluctuates by 0.04 exp(-((p -
 * 0.5)/0.19)^2/2), p being the electron fraction, with a skewness.
 *
 * @param field drift field, V/cm
 * @param density density of the xenon, mass/volume
 * @param means the mean numbers of quanta
 */
public record NuclearRecoilNest24(double field, double density, BoxModel means)
    implements RecombiningIons {
  private static final double FANO = 0.4;
  private static final double SKEWNESS = 2.25;

  /** Checks the ranges. */
  public NuclearRecoilNest24 {
    Skewness.requireField(field);
    Require.positive("density", density);
  }

  /** Recoils in a field, V/cm, at a density. */
  public NuclearRecoilNest24(double field, double density) {
    this(field, density, BoxModel.at(field, density));
  }

  // Mean quanta of a recoil in keV.
  private double quanta(double recoil) {
    double electrons = means.electrons(recoil);
    return electrons + means.photons(recoil, electrons);
  }

  @Override
  public double electrons(double energy) {
    double recoil = energy / Units.KEV;
    return quanta(recoil) < 1 ? 0 : means.electrons(recoil);
  }

  @Override
  public double photons(double energy, double electrons) {
    return electrons == 0 ? 0 : means.photons(energy / Units.KEV, electrons);
  }

  /**
   * That of the box model, but not above 1 below 1 keV, and above 100 keV not below that of
   * electronic recoils.
   */
  @Override
  public double excitonsPerIon(double energy, double electrons, double quanta) {
    double ratio = Math.max(0, quanta / means.ions(electrons) - 1);
    if (energy > 100 * Units.KEV) {
      return Math.max(ratio, ElectronRecoilNest24.mostExcitonsPerIon(density));
    }
    return energy < Units.KEV ? Math.min(1, ratio) : ratio;
  }

  @Override
  public double omega(double fraction) {
    double off = (fraction - 0.5) / 0.19;
    return 0.04 * Elementary.exp(-off * off / 2);
  }

  @Override
  public double skewness(double quanta) {
    return Skewness.isKnown(field, quanta) ? SKEWNESS : 0;
  }

  @Override
  public void describeIons(double quanta, double excitonsPerIon, double[] into, int at) {
    into[at] = quanta / (1 + excitonsPerIon);
    into[at + 1] = excitonsPerIon * into[at];
  }

  @Override
  public void ionise(QuantaSampler sampler, double[] of, int at) {
    sampler.ionise(of[at], FANO * of[at], of[at + 1], FANO * of[at + 1]);
  }

  @Override
  public Ionisation ionisation(double quanta, double excitonsPerIon) {
    double ions = quanta / (1 + excitonsPerIon);
    double excitons = excitonsPerIon * ions;
    return new SeparateIonisation(
        new RoundedNormal(ions, Math.sqrt(FANO * ions)),
        new RoundedNormal(excitons, Math.sqrt(FANO * excitons)));
  }

  @Override
  public double[] breaks() {
    return Breaks.where(
        energy -> quanta(energy / Units.KEV) - 1,
        energy -> quanta(energy / Units.KEV) - 2 * means.ions(means.electrons(energy / Units.KEV)),
        energy -> energy - Units.KEV,
        energy -> energy - 100 * Units.KEV,
        energy -> quanta(energy / Units.KEV) - Skewness.MOST_QUANTA);
  }
}
