package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;

/**
 * Elastic neutrino-electron scattering in the Standard Model (G. 't Hooft, Phys. Lett. B 37 (1971)
 * 195):
 *
 * <p>dsigma/dT = (2 G_F^2 m_e / pi) [g_L^2 + g_R^2 (1 - T/E)^2 - g_L g_R m_e T / E^2] per electron,
 * with g_L and g_R exchanged for antineutrinos.
 *
 * @param couplings g_L and g_R of neutrinos
 */
public record ElectronScattering(ElectronCouplings couplings) implements Interaction {
  /** The factor 2 G_F^2 m_e / pi, area / energy. */
  static final double SCALE =
      2
          * Constants.FERMI
          * Constants.FERMI
          * Constants.ELECTRON_MASS
          / StrictMath.PI
          * Constants.HBAR_C
          * Constants.HBAR_C;

  /** Scattering with couplings at tree level. */
  public ElectronScattering(double sin2ThetaW) {
    this(ElectronCouplings.treeLevel(sin2ThetaW));
  }

  @Override
  public CrossSectionPart part() {
    return CrossSectionPart.SM;
  }

  @Override
  public boolean actsOn(Target target) {
    return !target.isNucleus();
  }

  @Override
  public double finalMass() {
    return 0;
  }

  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    double left = left(flavour);
    double rightTerm = right(flavour) * (1 - recoil / energy);
    return SCALE
        * target.electrons()
        * (left * left + rightTerm * rightTerm + mixed(flavour, energy, recoil));
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    double left = left(flavour);
    // 1 - T/E rises with E and falls with T, and is not negative inside the limits; T/E^2 falls
    // with
    // E and rises with T.
    double most = right(flavour) * (1 - low / to);
    double least = right(flavour) * Math.max(0, 1 - high / from);
    double mixedLow = mixed(flavour, to, low);
    // Inside the limits T/E^2 is at most 2/m, what it comes to at no energy.
    double mixedHigh = from > 0 ? mixed(flavour, from, high) : -2 * left * right(flavour);
    return Bounds.of(
            left * left + least * least + Math.min(mixedLow, mixedHigh),
            left * left + most * most + Math.max(mixedLow, mixedHigh))
        .times(SCALE * target.electrons());
  }

  private double mixed(Flavour flavour, double energy, double recoil) {
    return -left(flavour) * right(flavour) * Constants.ELECTRON_MASS * recoil / (energy * energy);
  }

  /** g_L of a flavour; that of antineutrinos is the g_R of neutrinos. */
  double left(Flavour flavour) {
    return (flavour.isAntineutrino() ? couplings.right() : couplings.left()).of(flavour);
  }

  /** g_R of a flavour; that of antineutrinos is the g_L of neutrinos. */
  double right(Flavour flavour) {
    return (flavour.isAntineutrino() ? couplings.left() : couplings.right()).of(flavour);
  }
}
