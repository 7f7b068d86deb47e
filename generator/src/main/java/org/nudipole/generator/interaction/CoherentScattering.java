package org.nudipole.generator.interaction;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;

/**
 * Coherent elastic neutrino-nucleus scattering in the Standard Model (D. Z. Freedman, Phys. Rev. D
 * 9 (1974) 1389), with the exact bracket of a spin-0 nucleus, used for all nuclei:
 *
 * <p>dsigma/dT = (G_F^2 M / pi) [g_V^p Z F_p(q) + g_V^n N F_n(q)]^2 [1 - T/E - MT/(2E^2)], q^2 =
 * 2MT, and the bracket is 1 - T/Tmax. The axial current of a nucleus with spin adds
 *
 * <p>(G_F^2 M / 4 pi) F_A(0) F_p^2(q) [1 - T/E + MT/(2E^2)] (M. Hoferichter, J. Menendez, A.
 * Schwenk, Phys. Rev. D 102 (2020) 074018, section II), its form factor taken as that of protons.
 *
 * @param current vector current of the nuclei
 * @param axialCurrent axial current of the nuclei
 */
public record CoherentScattering(VectorCurrent current, AxialCurrent axialCurrent)
    implements Interaction {
  /** The factor G_F^2 / pi, area / energy^2. */
  private static final double SCALE =
      Constants.FERMI * Constants.FERMI / StrictMath.PI * Constants.HBAR_C * Constants.HBAR_C;

  /** Scattering without the axial current, and with one form factor for all nucleons. */
  public CoherentScattering(NucleonCouplings couplings, FormFactor formFactor) {
    this(couplings, formFactor, AxialCurrent.none());
  }

  /** Scattering with one form factor for all nucleons. */
  public CoherentScattering(
      NucleonCouplings couplings, FormFactor formFactor, AxialCurrent axialCurrent) {
    this(new VectorCurrent(couplings, formFactor, formFactor), axialCurrent);
  }

  /** Coherent scattering in an interaction, alone or with a photon; empty if it is another one. */
  public static Optional<CoherentScattering> in(Interaction interaction) {
    if (interaction instanceof ElectroweakNuclearScattering both) {
      return Optional.of(both.weak());
    }
    return interaction instanceof CoherentScattering weak ? Optional.of(weak) : Optional.empty();
  }

  @Override
  public CrossSectionPart part() {
    return CrossSectionPart.SM;
  }

  @Override
  public boolean actsOn(Target target) {
    return target.isNucleus();
  }

  @Override
  public double finalMass() {
    return 0;
  }

  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    return elastic(flavour, target, recoil) * bracket(energy, target, recoil)
        + axial(energy, target, recoil);
  }

  @Override
  public DoubleUnaryOperator atRecoil(Flavour flavour, Target target, double recoil) {
    double elastic = elastic(flavour, target, recoil);
    if (axialCurrent.structure(target) == 0) {
      return energy -> elastic * bracket(energy, target, recoil);
    }
    double formSquared = formSquared(target, recoil);
    return energy ->
        elastic * bracket(energy, target, recoil)
            + formSquared * axialPointLike(energy, target, recoil);
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    Bounds vector =
        current
            .squared(flavour, target, momentum(target, low), momentum(target, high))
            .times(bracket(from, to, target, low, high))
            .times(factor(flavour, target));
    return axialCurrent.structure(target) == 0
        ? vector
        : vector.plus(axial(from, to, target, low, high));
  }

  /** The factor (G_F^2 M / pi) [g_V^p Z F_p + g_V^n N F_n]^2, area / energy. */
  double elastic(Flavour flavour, Target target, double recoil) {
    double form = current.form(flavour, target, momentum(target, recoil));
    return factor(flavour, target) * form * form;
  }

  // The part of the factor that does not depend on the recoil.
  private double factor(Flavour flavour, Target target) {
    double charge = current.factor(flavour, target);
    return SCALE * target.mass() * charge * charge;
  }

  /** The part of the vector current on a point of vector charge 1, area / energy. */
  double vector(double energy, Target target, double recoil) {
    return SCALE * target.mass() * bracket(energy, target, recoil);
  }

  /** Bounds of {@link #vector(double, Target, double)}. */
  Bounds vector(double from, double to, Target target, double low, double high) {
    return bracket(from, to, target, low, high).times(SCALE * target.mass());
  }

  /** The part of the axial current, area / energy. */
  double axial(double energy, Target target, double recoil) {
    return axialCurrent.structure(target) == 0
        ? 0
        : formSquared(target, recoil) * axialPointLike(energy, target, recoil);
  }

  /** The part of the axial current without its form factor, area / energy. */
  double axialPointLike(double energy, Target target, double recoil) {
    double opening = target.mass() * recoil / (2 * energy * energy);
    return SCALE
        * target.mass()
        * (axialCurrent.structure(target) / 4)
        * (1 - recoil / energy + opening);
  }

  /** Bounds of {@link #axial(double, Target, double)}. */
  Bounds axial(double from, double to, Target target, double low, double high) {
    double mass = target.mass();
    // Inside the limits MT/(2E^2) is at most 1 - T/E.
    double least = from > 0 ? Math.max(0, 1 - high / from) : 0;
    double opening = from > 0 ? Math.min(1, mass * high / (2 * from * from)) : 1;
    return current
        .protons()
        .squared(momentum(target, low), momentum(target, high), target)
        .times(
            Bounds.of(
                least + Math.min(opening, mass * low / (2 * to * to)), 1 - low / to + opening))
        .times(SCALE * mass * (axialCurrent.structure(target) / 4));
  }

  /** F_p^2 at a recoil energy. */
  double formSquared(Target target, double recoil) {
    double form = current.protons().value(momentum(target, recoil), target);
    return form * form;
  }

  private double bracket(double energy, Target target, double recoil) {
    return 1 - recoil / highest(energy, target);
  }

  // The bracket rises with E and falls with T; it ends at 0, where no recoil is inside the limits.
  private Bounds bracket(double from, double to, Target target, double low, double high) {
    double least = from > 0 ? bracket(from, target, high) : 0;
    return Bounds.of(least, bracket(to, target, low));
  }

  static double momentum(Target target, double recoil) {
    return Math.sqrt(2 * target.mass() * recoil);
  }
}
