package org.nudipole.generator.source;

import java.util.function.Function;
import org.nudipole.generator.Units;

/**
 * What becomes of the electron neutrinos of the Sun until they arrive.
 *
 * @param mixing shares of the flavours in the mass states
 * @param composition mass states in which the neutrinos of a component arrive
 */
public record SolarOscillation(
    LeptonMixing mixing, Function<SolarComponent, MassComposition> composition) {
  /**
   * Dm^2_21 = 7.50e-5 eV^2 of P. F. de Salas et al., JHEP 02 (2021) 071 (arXiv:2006.11237),
   * energy^2.
   */
  public static final double MASS_SPLITTING = 7.50e-5 * Units.EV * Units.EV;

  /** Adiabatic conversion in matter, with each component's own electron density. */
  public static SolarOscillation largeMixingAngle(LeptonMixing mixing) {
    return new SolarOscillation(
        mixing,
        component -> new AdiabaticConversion(mixing, MASS_SPLITTING, component.electronDensity()));
  }

  /** Given shares of the mass states, for all components and energies. */
  public static SolarOscillation fixed(LeptonMixing mixing, FixedComposition composition) {
    return new SolarOscillation(mixing, component -> composition);
  }
}
