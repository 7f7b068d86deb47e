package org.nudipole.generator.data;

import org.nudipole.generator.Constants;
import org.nudipole.generator.Require;

/**
 * A species of scattering centre in a material: one kind of nucleus, or all electrons of one
 * subshell of one kind of atom. Cross sections are per target: per nucleus, or per atom summed over
 * the electrons of the subshell.
 *
 * @param name name such as {@code Ge72}, {@code Xe.4d5/2} or {@code Xe.free}
 * @param z protons of the nucleus or of the atom
 * @param a mass number; 0 for electrons
 * @param shell subshell, {@code free} for unbound electrons, empty for a nucleus
 * @param electrons electrons of the subshell; 0 for a nucleus
 * @param bindingEnergy least deposit that ionises the subshell, energy; 0 for a nucleus
 * @param mass mass of the nucleus or of the electron, energy
 * @param perMass such nuclei, or atoms, per mass of material
 */
public record Target(
    String name,
    int z,
    int a,
    String shell,
    int electrons,
    double bindingEnergy,
    double mass,
    double perMass) {
  /** Checks the ranges. */
  public Target {
    Require.positive("mass", mass);
    Require.notNegative("binding energy", bindingEnergy);
    Require.notNegative("number per mass", perMass);
  }

  /**
   * The one that stands for all energy deposits that are not recoils of a target, such as those of
   * backgrounds: an electron at rest, none per mass.
   */
  public static Target deposit() {
    return new Target("deposit", 0, 0, "free", 1, 0, Constants.ELECTRON_MASS, 0);
  }

  // The one that Java makes for a record at its first use takes milliseconds of each start.
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Whether the scattering centre is a nucleus, else it is the electrons of a subshell. */
  public boolean isNucleus() {
    return a > 0;
  }

  /** Chemical symbol. */
  public String element() {
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name.replaceAll("[0-9]+$", "");
  }
}
