package org.nudipole.generator.interaction;

import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;

/**
 * Coherent scattering through Z and photon, for neutrinos with a charge form factor (M. Cadeddu et
 * al., Phys. Rev. D 98 (2018) 113010 in its revised version):
 *
 * <p>dsigma/dT = (G_F^2 M / pi) F^2(q) [1 - T/E - MT/(2E^2)] {(Q_V - Z Q_ll)^2 + Z^2 sum Q_l'l^2},
 *
 * <p>with Q of {@link ChargeFormFactor}, and what the axial current adds.
 *
 * @param weak the weak interaction
 * @param photon what the photon couples to
 */
public record ElectroweakNuclearScattering(CoherentScattering weak, ChargeFormFactor photon)
    implements Interaction {
  @Override
  public CrossSectionPart part() {
    return weak.part();
  }

  @Override
  public boolean actsOn(Target target) {
    return weak.actsOn(target);
  }

  @Override
  public double finalMass() {
    return weak.finalMass();
  }

  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    return chargeSquared(flavour, target, recoil) * weak.perCharge(energy, target, recoil)
        + weak.axial(energy, target, recoil);
  }

  @Override
  public DoubleUnaryOperator atRecoil(Flavour flavour, Target target, double recoil) {
    double squared = chargeSquared(flavour, target, recoil);
    double formSquared = weak.formSquared(target, recoil);
    return energy ->
        squared * formSquared * weak.vector(energy, target, recoil)
            + formSquared * weak.axialPointLike(energy, target, recoil);
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    double charge = weak.charge(flavour, target);
    int z = target.z();
    Bounds vector =
        photon
            .diagonal(flavour, target.mass(), low, high)
            .times(-z)
            .plus(new Bounds(charge, charge))
            .squared()
            .plus(photon.transitions(flavour, target.mass(), low, high).times((double) z * z));
    return weak.perCharge(from, to, target, low, high)
        .times(vector)
        .plus(weak.axial(from, to, target, low, high));
  }

  private double chargeSquared(Flavour flavour, Target target, double recoil) {
    double massTimesRecoil = target.mass() * recoil;
    double charge =
        weak.charge(flavour, target) - target.z() * photon.diagonal(flavour, massTimesRecoil);
    return charge * charge
        + (double) target.z() * target.z() * photon.transitions(flavour, massTimesRecoil);
  }
}
