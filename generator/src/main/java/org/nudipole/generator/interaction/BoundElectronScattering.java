package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;

/**
 * Elastic neutrino-electron scattering in the Standard Model, or with a photon beside it, on
 * electrons whose binding is more than a step: the cross section of the stepping approximation
 * times a {@link BindingCorrection} of the deposit.
 *
 * @param stepping without the correction
 * @param correction the factor
 */
public record BoundElectronScattering(Interaction stepping, BindingCorrection correction)
    implements Interaction {
  @Override
  public CrossSectionPart part() {
    return stepping.part();
  }

  @Override
  public boolean actsOn(Target target) {
    return stepping.actsOn(target);
  }

  @Override
  public double finalMass() {
    return stepping.finalMass();
  }

  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    double step = stepping.differential(flavour, energy, target, recoil);
    return correction.holdsFor(target) ? correction.value(recoil) * step : step;
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    Bounds step = stepping.bounds(flavour, from, to, target, low, high);
    return correction.holdsFor(target) ? correction.bounds(low, high).times(step) : step;
  }

  @Override
  public double[] turns() {
    return correction.ratio().nodes();
  }
}
