package org.nudipole.macros.binding;

import static org.nudipole.macros.language.SourceCommands.FISSION_ENERGIES;
import static org.nudipole.macros.language.SourceCommands.FISSION_FRACTIONS;
import static org.nudipole.macros.language.SourceCommands.FLUX;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nudipole.generator.source.FissileIsotope;
import org.nudipole.generator.source.FissionEnergies;
import org.nudipole.generator.source.FissionFractions;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.ReactorModel;
import org.nudipole.generator.source.ReactorSource;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Setting;

/** Binds what only a reactor has: the model of its spectrum and its fissions. */
final class ReactorBinding {

  /** Commands that no other source has. */
  static final List<CommandSpec> COMMANDS = List.of(FISSION_FRACTIONS, FISSION_ENERGIES);

  private ReactorBinding() {}

  /** Names of the models. */
  static List<String> models() {
    return Arrays.stream(ReactorModel.values()).map(ReactorModel::label).toList();
  }

  /** The source, or empty after its faults were reported. */
  static Optional<NeutrinoSource> source(Binding binding) {
    return SourceBinding.model(binding, ReactorModel::named, models())
        .flatMap(
            model ->
                fractions(binding, model)
                    .flatMap(
                        fractions ->
                            energies(binding)
                                .map(energies -> ReactorSource.of(model, fractions, energies))));
  }

  private static Optional<FissionFractions> fractions(Binding binding, ReactorModel model) {
    Setting given = binding.value(FISSION_FRACTIONS);
    if (!model.hasFractions() && binding.has(FISSION_FRACTIONS)) {
      binding.fault(
          given,
          model.label() + " is the total spectrum of one mixture of fissions",
          "leave it out, or choose another /source/model");
      return Optional.empty();
    }
    return binding.make(
        given,
        () -> fractions(given),
        "give the shares of U235 U238 Pu239 Pu241, scaled to a sum of 1");
  }

  /** The shares of fissions that a setting gives. */
  static FissionFractions fractions(Setting setting) {
    return new FissionFractions(
        Arrays.stream(FissileIsotope.values())
            .map(isotope -> setting.number(isotope.label()))
            .toList());
  }

  private static Optional<FissionEnergies> energies(Binding binding) {
    if (binding.excludes(
        FISSION_ENERGIES, FLUX, "they turn a power into fissions: leave them out")) {
      return Optional.empty();
    }
    return Optional.of(
        new FissionEnergies(binding.value(FISSION_ENERGIES).vector("fissionEnergies").values()));
  }
}
