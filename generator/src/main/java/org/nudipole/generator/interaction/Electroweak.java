package org.nudipole.generator.interaction;

import org.nudipole.generator.data.Target;

/** A weak interaction that the photon takes part in: it happens where the weak one does. */
sealed interface Electroweak extends Interaction
    permits ElectroweakElectronScattering, ElectroweakNuclearScattering {
  /** The weak interaction. */
  Interaction weak();

  @Override
  default CrossSectionPart part() {
    return weak().part();
  }

  @Override
  default boolean actsOn(Target target) {
    return weak().actsOn(target);
  }

  @Override
  default double finalMass() {
    return weak().finalMass();
  }
}
