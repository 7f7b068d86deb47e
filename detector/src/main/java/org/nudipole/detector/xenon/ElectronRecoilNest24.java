package org.nudipole.detector.xenon;

import org.apache.commons.numbers.gamma.Erf;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Elementary;

/**
 * Electronic recoils after the beta model of NEST v2.4 (its public code of July 2026; M. Szydagis
 * et al., arXiv:2211.10726): E/W quanta, none below one, W = 1.1716263232 (18.7263 - 1.01e-23 n_e
 * cm3) eV with n_e the density of xenon's electrons, and the {@link ChargeYield}. Where that gives
 * more electrons than quanta, they are the quanta.
 *
 * @param field drift field, V/cm
 * @param density density of the xenon, mass/volume
 * @param charge the mean charge
 * @param fluctuation greatest fluctuation of the recombination
 * @param skew skewness of the electrons
 */
public record ElectronRecoilNest24(
    double field, double density, ChargeYield charge, double fluctuation, Skewness skew)
    implements RecombiningIons {
  // Ratio of W measured by EXO-200 to that of the formula.
  private static final double MEASURED = 1.1716263232;

  private static final double CENTRE = 0.45;
  private static final double WIDTH = 0.205;
  private static final double SHAPE = -0.2;
  // Over the value at the approximate mode.
  private static final double NORM =
      1 / peak(SHAPE * Math.sqrt(2 / Math.PI) / Math.sqrt(1 + SHAPE * SHAPE));

  /** Checks the ranges. */
  public ElectronRecoilNest24 {
    Skewness.requireField(field);
    LiquidXenon.requireDensity(density);
  }

  /** Recoils in a field, V/cm, at a density. */
  public ElectronRecoilNest24(double field, double density) {
    this(
        field,
        density,
        ChargeYield.at(field, density / Units.G_PER_CM3),
        0.07
            + (0.046452 - 0.07)
                / StrictMath.pow(1 + StrictMath.pow(field / 295.2, 251.6), 0.0069114),
        Skewness.at(field));
  }

  /** Energy per quantum. */
  public double work() {
    return MEASURED * LiquidXenon.work(18.7263, density) * Units.EV;
  }

  /** Ratio of excitons to ions at high energy. */
  static double mostExcitonsPerIon(double density) {
    return 0.067366 + 0.039693 * (density / Units.G_PER_CM3);
  }

  private double excitonsPerIon(double energy) {
    return mostExcitonsPerIon(density) * Erf.value(0.05 * energy / Units.KEV);
  }

  @Override
  public double excitonsPerIon(double energy, double electrons, double quanta) {
    return excitonsPerIon(energy);
  }

  private double unbounded(double energy) {
    double ions = Units.KEV / work() / (1 + excitonsPerIon(energy));
    return energy / Units.KEV * charge.value(energy / Units.KEV, ions);
  }

  @Override
  public double electrons(double energy) {
    return energy < work() ? 0 : unbounded(energy);
  }

  @Override
  public double photons(double energy, double electrons) {
    return energy < work() ? 0 : Math.max(0, energy / work() - electrons);
  }

  // A normal curve that an error function leans over.
  private static double peak(double off) {
    return Elementary.exp(-off * off / 2) * (1 + Erf.value(SHAPE * off / Math.sqrt(2)));
  }

  @Override
  public double omega(double fraction) {
    return fluctuation * NORM * peak((fraction - CENTRE) / WIDTH);
  }

  @Override
  public double skewness(double quanta) {
    return Skewness.isKnown(field, quanta) ? skew.value(quanta * work() / Units.KEV) : 0;
  }

  private double fano(double quanta) {
    return LiquidXenon.fano(0.001, density, quanta, field);
  }

  @Override
  public void describeIons(double quanta, double excitonsPerIon, double[] into, int at) {
    into[at] = quanta;
    into[at + 1] = Math.sqrt(fano(quanta) * quanta);
    into[at + 2] = 1 / (1 + excitonsPerIon);
  }

  @Override
  public void ionise(QuantaSampler sampler, double[] of, int at) {
    sampler.rounded(of[at], of[at + 1]);
    sampler.ionise(of[at + 2]);
  }

  @Override
  public Ionisation ionisation(double quanta, double excitonsPerIon) {
    return new SharedIonisation(
        new RoundedNormal(quanta, Math.sqrt(fano(quanta) * quanta)), 1 / (1 + excitonsPerIon));
  }

  @Override
  public double[] breaks() {
    return Breaks.where(
        energy -> energy - work(),
        energy -> energy / work() - unbounded(energy),
        energy -> energy / work() - unbounded(energy) * (1 + excitonsPerIon(energy)),
        energy -> energy / work() - Skewness.MOST_QUANTA);
  }
}
