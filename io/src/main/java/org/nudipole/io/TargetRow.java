package org.nudipole.io;

import org.nudipole.generator.Require;
import org.nudipole.generator.interaction.ScatteringProcess;

/**
 * One species of scattering centre, a row of {@code /targets}.
 *
 * @param name such as {@code Ge72} or {@code Xe.4d5/2}
 * @param z atomic number
 * @param a mass number, 0 for electrons
 * @param shell electron shell such as {@code 4d5/2}, {@code free} for free electrons, empty for a
 *     nucleus
 * @param bindingEnergy binding energy of the shell, unit energy; 0 for a nucleus
 * @param mass mass of the nucleus or of the electron, unit energy
 */
public record TargetRow(
    String name, int z, int a, String shell, double bindingEnergy, double mass) {

  /** Checks the energies. */
  public TargetRow {
    Require.notNegative("binding energy of " + name, bindingEnergy);
    Require.positive("mass of " + name, mass);
  }

  /** What scatters neutrinos on it. */
  ScatteringProcess process() {
    return shell.isEmpty() ? ScatteringProcess.CEVNS : ScatteringProcess.EVES;
  }
}
