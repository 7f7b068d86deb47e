package org.nudipole.macros.binding;

import java.util.Optional;
import org.nudipole.generator.Constants;
import org.nudipole.generator.interaction.ElectronCouplings;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.interaction.RadiativeCorrections;
import org.nudipole.macros.language.Setting;

/** Binds the weak couplings of nucleons and electrons. */
final class CouplingBinding {
  private static final String ANGLE = "/interaction/sin2ThetaW";
  private static final String NUCLEONS = "/interaction/couplings";
  private static final String ELECTRONS = "/interaction/electronCouplings";
  private static final String CORRECTIONS = "/interaction/radiativeCorrections";

  private CouplingBinding() {}

  /** Reports couplings that are set in two ways. */
  static boolean contradict(Binding binding) {
    if (!areCorrected(binding)) {
      return false;
    }
    boolean twice = binding.excludes(CORRECTIONS, ANGLE, "they hold for one angle: leave it out");
    twice |= binding.excludes(CORRECTIONS, NUCLEONS, "keep one of the two");
    return binding.excludes(CORRECTIONS, ELECTRONS, "keep one of the two") || twice;
  }

  static NucleonCouplings nucleons(Binding binding) {
    Optional<Setting> given = binding.get(NUCLEONS);
    if (given.isPresent()) {
      return new NucleonCouplings(given.get().number("gVp"), given.get().number("gVn"));
    }
    return areCorrected(binding)
        ? RadiativeCorrections.nucleons()
        : NucleonCouplings.treeLevel(sin2ThetaW(binding));
  }

  static ElectronCouplings electrons(Binding binding) {
    Optional<Setting> given = binding.get(ELECTRONS);
    if (given.isPresent()) {
      return ElectronCouplings.neutralCurrent(given.get().number("gV"), given.get().number("gA"));
    }
    return areCorrected(binding)
        ? RadiativeCorrections.electrons()
        : ElectronCouplings.treeLevel(sin2ThetaW(binding));
  }

  private static boolean areCorrected(Binding binding) {
    return binding.word(CORRECTIONS, "corrections", "none").equals("pdg");
  }

  private static double sin2ThetaW(Binding binding) {
    return binding.get(ANGLE).map(s -> s.number("sin2ThetaW")).orElse(Constants.SIN2_THETA_W);
  }
}
