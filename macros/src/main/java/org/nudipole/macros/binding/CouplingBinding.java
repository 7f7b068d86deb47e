package org.nudipole.macros.binding;

import static org.nudipole.macros.language.InteractionCommands.COUPLINGS;
import static org.nudipole.macros.language.InteractionCommands.ELECTRON_COUPLINGS;
import static org.nudipole.macros.language.InteractionCommands.RADIATIVE_CORRECTIONS;
import static org.nudipole.macros.language.InteractionCommands.SIN2_THETA_W;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.interaction.ElectronCouplings;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.interaction.RadiativeCorrections;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.Setting;

/** Binds the weak couplings of nucleons and electrons. */
final class CouplingBinding {

  private CouplingBinding() {}

  /** Couplings that are set in two ways. */
  static List<Fault> contradictions(Binding binding) {
    if (corrections(binding).isEmpty()) {
      return List.of();
    }
    return Stream.concat(
            binding.contradictions(
                RADIATIVE_CORRECTIONS,
                List.of(SIN2_THETA_W),
                "they hold for one angle: leave it out"),
            binding.contradictions(
                RADIATIVE_CORRECTIONS,
                List.of(COUPLINGS, ELECTRON_COUPLINGS),
                "keep one of the two"))
        .toList();
  }

  static NucleonCouplings nucleons(Binding binding) {
    NucleonCouplings couplings =
        corrections(binding)
            .map(RadiativeCorrections::nucleons)
            .orElseGet(() -> NucleonCouplings.treeLevel(sin2ThetaW(binding)));
    // In the order of their keys: what holds for all stands before what holds for one.
    for (Setting given : binding.all(COUPLINGS)) {
      NucleonCouplings other = new NucleonCouplings(given.number("gVp"), given.number("gVn"));
      couplings =
          given.has("flavour")
              ? couplings.with(Flavour.named(given.word("flavour")), other)
              : other;
    }
    return couplings;
  }

  static ElectronCouplings electrons(Binding binding) {
    Optional<Setting> given = binding.get(ELECTRON_COUPLINGS);
    if (given.isPresent()) {
      return ElectronCouplings.neutralCurrent(given.get().number("gV"), given.get().number("gA"));
    }
    return corrections(binding)
        .map(RadiativeCorrections::electrons)
        .orElseGet(() -> ElectronCouplings.treeLevel(sin2ThetaW(binding)));
  }

  private static Optional<RadiativeCorrections> corrections(Binding binding) {
    String word = binding.word(RADIATIVE_CORRECTIONS);
    return word.equals("pdg")
        ? Optional.of(RadiativeCorrections.PDG_2020)
        : Stream.of(RadiativeCorrections.values())
            .filter(edition -> edition.label().equals(word))
            .findFirst();
  }

  private static double sin2ThetaW(Binding binding) {
    return binding.value(SIN2_THETA_W).number("sin2ThetaW");
  }
}
