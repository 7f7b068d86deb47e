package org.nudipole.macros.exchange;

import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.InterferingScattering;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.io.exchange.PhysicsProcess;

/**
 * Numbers of processes. They lie where convention E.C.1 of NuHepMC wants them: from 100 low-energy
 * scattering on nuclei, from 700 what else there is; the upper half of each hundred neutral
 * currents; negative what is electromagnetic.
 */
final class Processes {
  private static final int ON_NUCLEI = 150;
  private static final int ON_ELECTRONS = 750;

  /** On electrons where the charged current takes part. */
  private static final int BOTH_CURRENTS = 700;

  private static final int INTERFERENCE = 1;
  private static final int ADDED = 10;

  private Processes() {}

  /** The process that an interaction is on a target. */
  static PhysicsProcess of(Interaction interaction, Flavour flavour, Target target) {
    ScatteringProcess kind = ScatteringProcess.on(target);
    String on = target.isNucleus() ? "nucleus" : "electron";
    int base = target.isNucleus() ? ON_NUCLEI : ON_ELECTRONS;
    if (interaction.part() == CrossSectionPart.DIPOLE) {
      return new PhysicsProcess(
          -base,
          "Dipole on " + on,
          "scattering on a "
              + on
              + " through a transition magnetic moment, by exchange of a photon");
    }
    if (interaction.part() == CrossSectionPart.ADDED) {
      return new PhysicsProcess(
          base + ADDED + interaction.code() - CrossSectionPart.BACKGROUND - 1,
          interaction.label() + " on " + on,
          "scattering with the cross section of the table " + interaction.label());
    }
    if (interaction instanceof InterferingScattering sum
        && sum.terms().stream().anyMatch(term -> term.part() == CrossSectionPart.DIPOLE)) {
      return new PhysicsProcess(
          base + INTERFERENCE,
          kind.acronym() + " and dipole",
          "sum of " + sum.label() + " on a " + on + ", whose parts interfere");
    }
    boolean both = !target.isNucleus() && flavour.isElectronic();
    return new PhysicsProcess(
        both ? BOTH_CURRENTS : base,
        kind.acronym() + (both ? " of an electron neutrino" : ""),
        (target.isNucleus() ? "coherent elastic scattering" : "elastic scattering")
            + " on a "
            + on
            + (both ? " by charged and neutral current" : " by the neutral current")
            + (interaction instanceof InterferingScattering sum ? " (" + sum.label() + ")" : ""));
  }
}
