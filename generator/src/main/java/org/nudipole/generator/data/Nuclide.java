package org.nudipole.generator.data;

import org.nudipole.generator.Constants;
import org.nudipole.generator.Require;
import org.nudipole.generator.Units;

/**
 * An isotope.
 *
 * @param symbol chemical symbol
 * @param z number of protons
 * @param a mass number
 * @param atomicMass mass of the neutral atom, energy
 * @param abundance natural atom fraction in its element
 * @param spin spin of the nucleus in its ground state
 */
public record Nuclide(
    String symbol, int z, int a, double atomicMass, double abundance, double spin) {
  /** Checks the ranges. */
  public Nuclide {
    Require.positive("atomic mass", atomicMass);
    Require.inRange("abundance", abundance, 0, 1);
    Require.notNegative("spin", spin);
  }

  /** The same isotope with another atom fraction. */
  public Nuclide withAbundance(double fraction) {
    return new Nuclide(symbol, z, a, atomicMass, fraction, spin);
  }

  /** Name such as {@code Ge72}. */
  public String name() {
    return symbol + a;
  }

  /**
   * Mass of the bare nucleus, energy: the atomic mass without its electrons and their binding
   * energy, B_e = (14.4381 Z^2.39 + 1.55468e-6 Z^5.35) eV (W. J. Huang et al., Chin. Phys. C 45
   * (2021) 030002, eq. 2).
   */
  public double nuclearMass() {
    double binding =
        (14.4381 * StrictMath.pow(z, 2.39) + 1.55468e-6 * StrictMath.pow(z, 5.35)) * Units.EV;
    return atomicMass - z * Constants.ELECTRON_MASS + binding;
  }
}
