package org.nudipole.macros.exchange;

import java.util.List;
import java.util.stream.Stream;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.InterferingScattering;

/**
 * The neutrino that may leave a scattering.
 *
 * @param pdg its code, negative where an antineutrino came in
 * @param mass its mass, energy
 */
record FinalNeutrino(int pdg, double mass) {
  /**
   * Code of a light neutrino that is no flavour, because a moment has made it: one of those that
   * are left to generators.
   */
  static final int LIGHT = 82;

  /**
   * Those that an interaction has, one or two.
   *
   * @param sterileMass mass of the sterile neutrino, energy
   */
  static List<FinalNeutrino> of(Interaction interaction, Flavour flavour, double sterileMass) {
    if (interaction instanceof InterferingScattering sum) {
      return sum.terms().stream()
          .filter(term -> !term.part().isSigned())
          .flatMap(term -> of(term, flavour, sterileMass).stream())
          .distinct()
          .toList();
    }
    int sign = flavour.isAntineutrino() ? -1 : 1;
    double mass = interaction.finalMass();
    if (interaction.part() != CrossSectionPart.DIPOLE) {
      return List.of(new FinalNeutrino(flavour.pdg(), mass));
    }
    boolean isSterile = interaction.initialMass() == 0 && mass == sterileMass;
    return List.of(new FinalNeutrino(sign * (isSterile ? Flavour.NU_4.pdg() : LIGHT), mass));
  }

  /** Those of two lists, each once. */
  static List<FinalNeutrino> together(List<FinalNeutrino> one, List<FinalNeutrino> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }
}
