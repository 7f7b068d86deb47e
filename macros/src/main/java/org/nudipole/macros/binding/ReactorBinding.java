package org.nudipole.macros.binding;

import static org.nudipole.macros.language.SourceCommands.ACTIVITY;
import static org.nudipole.macros.language.SourceCommands.FISSION_ENERGIES;
import static org.nudipole.macros.language.SourceCommands.FISSION_FRACTIONS;
import static org.nudipole.macros.language.SourceCommands.FLUX;
import static org.nudipole.macros.language.SourceCommands.MODEL;
import static org.nudipole.macros.language.SourceCommands.POWER;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nudipole.detector.Strength;
import org.nudipole.generator.source.FissileIsotope;
import org.nudipole.generator.source.FissionEnergies;
import org.nudipole.generator.source.FissionFractions;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.ReactorModel;
import org.nudipole.generator.source.ReactorSource;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.SourceKind;

/** Binds a reactor: the model of its spectrum, its fissions and its power. */
final class ReactorBinding implements SourceBinder {
  /** The power of a reactor or of a beam of protons. */
  static final Refusal POWERED =
      new Refusal(List.of(POWER), "%s is not a reactor", "`/source/use reactor`");

  /** Models of the spectrum of a reactor or of the Sun. */
  static final Refusal MODELLED =
      new Refusal(
          List.of(MODEL),
          "%s is not a reactor, and not the Sun",
          "`/source/use reactor` or `/source/use solar`");

  @Override
  public List<Refusal> own() {
    return List.of(
        new Refusal(
            List.of(FISSION_FRACTIONS, FISSION_ENERGIES),
            "%s is not a reactor",
            "`/source/use reactor`"),
        POWERED,
        MODELLED);
  }

  @Override
  public List<Refusal> lacks() {
    return List.of(
        new Refusal(
            List.of(ACTIVITY),
            "the strength of a reactor is its thermal power",
            "give /source/power, or /source/flux at the detector"));
  }

  @Override
  public Optional<NeutrinoSource> source(Binding binding, String word) {
    return SourceBinding.model(binding, ReactorModel::named, SourceKind.REACTOR)
        .flatMap(
            model ->
                fractions(binding, model)
                    .flatMap(
                        fractions ->
                            energies(binding)
                                .map(energies -> ReactorSource.of(model, fractions, energies))));
  }

  @Override
  public Optional<Strength> strength(Binding binding, Optional<NeutrinoSource> source) {
    if (SourceBinding.isUnread(binding, source)) {
      return Optional.empty();
    }
    return binding
        .required(POWER, "a reactor needs a strength: its thermal power, or a flux")
        .flatMap(s -> source.flatMap(r -> activity(r, s.quantity("power").value())));
  }

  private static Optional<Strength> activity(NeutrinoSource source, double power) {
    return source instanceof ReactorSource reactor
        ? Optional.of(new Strength.Activity(reactor.fissionRate(power)))
        : Optional.empty();
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
