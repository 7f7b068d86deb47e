package org.nudipole.generator.interaction;

import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;

/**
 * Coherent scattering through Z and photon, for neutrinos with a charge form factor (M. Cadeddu et
 * al., Phys. Rev. D 98 (2018) 113010 in its revised version):
 *
 * <p>dsigma/dT = (G_F^2 M / pi) [1 - T/E - MT/(2E^2)] {(W - Z F_p Q_ll)^2 + Z^2 F_p^2 sum Q_l'l^2},
 *
 * <p>with the weak amplitude W = g_V^p Z F_p + g_V^n N F_n of {@link VectorCurrent}, with Q of
 * {@link ChargeFormFactor}, and what the axial current adds.
 *
 * @param weak the weak interaction
 * @param photon what the photon couples to
 */
public record ElectroweakNuclearScattering(CoherentScattering weak, ChargeFormFactor photon)
    implements Electroweak {
  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    return squared(flavour, target, recoil) * weak.vector(energy, target, recoil)
        + weak.axial(energy, target, recoil);
  }

  @Override
  public DoubleUnaryOperator atRecoil(Flavour flavour, Target target, double recoil) {
    double squared = squared(flavour, target, recoil);
    double formSquared = weak.formSquared(target, recoil);
    return energy ->
        squared * weak.vector(energy, target, recoil)
            + formSquared * weak.axialPointLike(energy, target, recoil);
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    double momentumLow = CoherentScattering.momentum(target, low);
    double momentumHigh = CoherentScattering.momentum(target, high);
    Bounds protons =
        weak.current().protons().bounds(momentumLow, momentumHigh, target).times(target.z());
    Bounds amplitude =
        photon
            .diagonal(flavour, target.mass(), low, high)
            .times(protons)
            .times(-1)
            .plus(weak.current().weak(flavour, target, momentumLow, momentumHigh));
    return amplitude
        .squared()
        .plus(photon.transitions(flavour, target.mass(), low, high).times(protons.squared()))
        .times(weak.vector(from, to, target, low, high))
        .plus(weak.axial(from, to, target, low, high));
  }

  private double squared(Flavour flavour, Target target, double recoil) {
    double momentum = CoherentScattering.momentum(target, recoil);
    double massTimesRecoil = target.mass() * recoil;
    double protons = target.z() * weak.current().protons().value(momentum, target);
    double amplitude =
        weak.current().weak(flavour, target, momentum)
            - protons * photon.diagonal(flavour, massTimesRecoil);
    return amplitude * amplitude + protons * protons * photon.transitions(flavour, massTimesRecoil);
  }
}
