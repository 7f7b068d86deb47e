package org.nudipole.generator.interaction;

import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;

/**
 * Coherent elastic neutrino-nucleus scattering in the Standard Model (D. Z. Freedman, Phys. Rev. D
 * 9 (1974) 1389), with the exact bracket of a spin-0 nucleus, used for all nuclei:
 *
 * <p>dsigma/dT = (G_F^2 M / pi) Q_V^2 F^2(q) [1 - T/E - MT/(2E^2)], q^2 = 2MT, and the bracket is 1
 * - T/Tmax.
 *
 * @param couplings vector couplings of the nucleons
 * @param formFactor elastic form factor
 */
public record CoherentScattering(NucleonCouplings couplings, FormFactor formFactor)
    implements Interaction {
  private static final double SCALE =
      Constants.FERMI * Constants.FERMI / StrictMath.PI * Constants.HBAR_C * Constants.HBAR_C;

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
    return elastic(flavour, target, recoil) * bracket(energy, target, recoil);
  }

  @Override
  public DoubleUnaryOperator atRecoil(Flavour flavour, Target target, double recoil) {
    double elastic = elastic(flavour, target, recoil);
    return energy -> elastic * bracket(energy, target, recoil);
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    // The bracket rises with E and falls with T; it ends at 0, where no recoil is inside the
    // limits.
    double least = from > 0 ? bracket(from, target, high) : 0;
    return formFactor
        .squared(momentum(target, low), momentum(target, high), target.a())
        .times(Bounds.of(least, bracket(to, target, low)))
        .times(pointLike(flavour, target));
  }

  private double elastic(Flavour flavour, Target target, double recoil) {
    double form = formFactor.value(momentum(target, recoil), target.a());
    return pointLike(flavour, target) * form * form;
  }

  /** The factor (G_F^2 M / pi) Q_V^2, area / energy. */
  double pointLike(Flavour flavour, Target target) {
    double charge = charge(flavour, target);
    return SCALE * target.mass() * charge * charge;
  }

  /** The weak vector charge Q_V of a nucleus. */
  double charge(Flavour flavour, Target target) {
    return couplings.weakCharge(flavour, target.z(), target.a());
  }

  private double bracket(double energy, Target target, double recoil) {
    return 1 - recoil / highest(energy, target);
  }

  static double momentum(Target target, double recoil) {
    return Math.sqrt(2 * target.mass() * recoil);
  }
}
