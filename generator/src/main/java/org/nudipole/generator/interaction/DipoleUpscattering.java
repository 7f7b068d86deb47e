package org.nudipole.generator.interaction;

import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.source.MassComposition;

/**
 * Scattering through a transition magnetic moment into a sterile neutrino of mass m (D. McKeen, M.
 * Pospelov, Phys. Rev. D 82 (2010) 113018; P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378 for m =
 * 0):
 *
 * <p>dsigma/dT = (pi alpha^2 / m_e^2) (mu/mu_B)^2 Z^2 F_p^2(q) B for a nucleus, without Z^2 F_p^2
 * per electron, with
 *
 * <p>B = 1/T - 1/E - m^2/(2ETM) (1 - T/(2E) + M/(2E)) + m^4 (T - M) / (8 E^2 T^2 M^2).
 *
 * <p>B cancels badly near T-. With the exact limits T- and T+ of {@link RecoilKinematics} it is
 * identically
 *
 * <p>B = (M+2E)/(2E^2) (T+ - T)(T - T-)/T^2 + M/(2E^2) (1 + m^2/(2M^2)) (1 + m^2/(2MT)),
 *
 * <p>a sum of terms that are positive between the limits; this form is evaluated.
 *
 * @param mass sterile mass m, energy
 * @param moment effective moment mu / mu_B
 * @param formFactor form factor F_p of the protons of nuclei
 */
public record DipoleUpscattering(double mass, EffectiveMoment moment, FormFactor formFactor)
    implements Interaction {
  private static final double SCALE =
      StrictMath.PI
          * Constants.ALPHA
          * Constants.ALPHA
          / (Constants.ELECTRON_MASS * Constants.ELECTRON_MASS)
          * Constants.HBAR_C
          * Constants.HBAR_C;

  /** Checks the ranges. */
  public DipoleUpscattering {
    Require.notNegative("sterile mass", mass);
  }

  /** Scattering with the same moment mu / mu_B of all neutrinos. */
  public DipoleUpscattering(double mass, double moment, FormFactor formFactor) {
    this(mass, new UniformMoment(moment), formFactor);
  }

  @Override
  public CrossSectionPart part() {
    return CrossSectionPart.DIPOLE;
  }

  @Override
  public boolean actsOn(Target target) {
    return true;
  }

  @Override
  public boolean scatters(Flavour flavour) {
    return flavour != Flavour.NU_4 && !moment.isZero(flavour);
  }

  @Override
  public DipoleUpscattering of(MassComposition composition) {
    return new DipoleUpscattering(mass, moment.of(composition), formFactor);
  }

  @Override
  public DipoleUpscattering at(double baseline) {
    return new DipoleUpscattering(mass, moment.at(baseline), formFactor);
  }

  @Override
  public boolean isSmooth() {
    return !(moment instanceof OscillatingMoment);
  }

  @Override
  public boolean oscillates() {
    return moment.oscillates();
  }

  @Override
  public double acceptance(
      Flavour flavour, double energy, Target target, double recoil, double baseline) {
    return moment.acceptance(flavour, energy, baseline);
  }

  @Override
  public double finalMass() {
    return mass;
  }

  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    return differential(flavour, energy, target, recoil, form(target, recoil));
  }

  @Override
  public DoubleUnaryOperator atRecoil(Flavour flavour, Target target, double recoil) {
    double form = form(target, recoil);
    return energy -> differential(flavour, energy, target, recoil, form);
  }

  private double differential(
      Flavour flavour, double energy, Target target, double recoil, double form) {
    RecoilKinematics limits = kinematics(energy, target);
    return pointLike(moment.value(flavour, energy), target)
        * form
        * form
        * (slope(energy, target)
                * falling(limits.highest(), recoil)
                * opening(limits.lowest(), recoil)
            + floor(energy, target, recoil));
  }

  private double form(Target target, double recoil) {
    return target.isNucleus()
        ? formFactor.value(CoherentScattering.momentum(target, recoil), target)
        : 1;
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    RecoilKinematics least = kinematics(from, target);
    RecoilKinematics most = kinematics(to, target);
    // slope x falling = (slope T+) / T - slope. Its first part is [1 - (m^2/2)(1/E + M/E^2)/M +
    // sqrt((1 - m^2/(2ME))^2 - m^2/E^2)] / 2T and rises with E, as slope falls; all of it falls
    // with T. T- falls with E, so opening rises with E and T.
    Bounds bracket =
        Bounds.of(
            slope(from, target) * falling(least.highest(), high) * opening(least.lowest(), low)
                + floor(to, target, high),
            slope(to, target) * falling(most.highest(), low) * opening(most.lowest(), high)
                + floor(from, target, low));
    Bounds form =
        target.isNucleus()
            ? formFactor.squared(
                CoherentScattering.momentum(target, low),
                CoherentScattering.momentum(target, high),
                target)
            : new Bounds(1, 1);
    Bounds size = moment.bounds(flavour, from, to);
    return form.times(bracket)
        .times(new Bounds(pointLike(size.lower(), target), pointLike(size.upper(), target)));
  }

  private static double pointLike(double moment, Target target) {
    double charges = target.isNucleus() ? (double) target.z() * target.z() : target.electrons();
    return SCALE * moment * moment * charges;
  }

  private static double slope(double energy, Target target) {
    return (target.mass() + 2 * energy) / (2 * energy * energy);
  }

  // (T+ - T) / T, falling in T.
  private static double falling(double highest, double recoil) {
    return (highest - recoil) / recoil;
  }

  // (T - T-) / T, rising in T.
  private static double opening(double lowest, double recoil) {
    return (recoil - lowest) / recoil;
  }

  // The bracket at T- and T+: falling in T and in E.
  private double floor(double energy, Target target, double recoil) {
    double massOverTarget = mass / target.mass();
    return target.mass()
        / (2 * energy * energy)
        * (1 + massOverTarget * massOverTarget / 2)
        * (1 + mass * massOverTarget / (2 * recoil));
  }
}
