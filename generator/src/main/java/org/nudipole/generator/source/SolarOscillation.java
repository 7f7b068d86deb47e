package org.nudipole.generator.source;

import java.util.function.Function;
import org.nudipole.generator.mixing.Mixing;

/**
 * What becomes of the electron neutrinos of the Sun until they arrive.
 *
 * @param mixing shares of the flavours in the mass states
 * @param composition mass states in which the neutrinos of a component arrive
 */
public record SolarOscillation(
    Mixing mixing, Function<SolarComponent, MassComposition> composition) {
  /** Adiabatic conversion in matter, with each component's own electron density. */
  public static SolarOscillation largeMixingAngle(Mixing mixing) {
    return new SolarOscillation(
        mixing, component -> AdiabaticConversion.of(mixing, component.electronDensity()));
  }

  /** Given shares of the mass states, for all components and energies. */
  public static SolarOscillation fixed(Mixing mixing, FixedComposition composition) {
    return new SolarOscillation(mixing, component -> composition);
  }
}
