package org.nudipole.generator.data;

import org.nudipole.generator.Require;

/**
 * An atomic subshell.
 *
 * @param name spectroscopic name such as {@code 4d5/2}
 * @param electrons its electrons
 * @param bindingEnergy energy to ionise it, energy
 */
public record ElectronShell(String name, int electrons, double bindingEnergy) {
  /** Checks the ranges. */
  public ElectronShell {
    Require.positive("electrons", electrons);
    Require.notNegative("binding energy", bindingEnergy);
  }
}
