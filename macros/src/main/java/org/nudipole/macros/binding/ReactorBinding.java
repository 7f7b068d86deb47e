package org.nudipole.macros.binding;

import static org.nudipole.macros.language.SourceCommands.ACTIVITY;
import static org.nudipole.macros.language.SourceCommands.FISSION_ENERGIES;
import static org.nudipole.macros.language.SourceCommands.FISSION_FRACTIONS;
import static org.nudipole.macros.language.SourceCommands.FLUX;
import static org.nudipole.macros.language.SourceCommands.MODEL;
import static org.nudipole.macros.language.SourceCommands.POWER;

import java.util.Arrays;
import java.util.List;
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
  public Bound<NeutrinoSource> source(Binding binding, String word) {
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
  public Bound<Strength> strength(Binding binding, Bound<NeutrinoSource> source) {
    return SourceBinding.isUnread(binding, source)
        ? Bound.hidden()
        : Bound.all(
            binding.require(POWER, "a reactor needs a strength: its thermal power, or a flux"),
            source,
            (s, reactor) ->
                new Strength.Activity(
                    ((ReactorSource) reactor).fissionRate(s.quantity("power").value())));
  }

  private static Bound<FissionFractions> fractions(Binding binding, ReactorModel model) {
    Setting given = binding.value(FISSION_FRACTIONS);
    if (!model.hasFractions() && binding.has(FISSION_FRACTIONS)) {
      return Bound.faulty(
          given.fault(
              model.label() + " is the total spectrum of one mixture of fissions",
              "leave it out, or choose another /source/model"));
    }
    return Bound.make(
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

  private static Bound<FissionEnergies> energies(Binding binding) {
    return Bound.of(binding.value(FISSION_ENERGIES))
        .unless(
            binding.contradiction(
                FISSION_ENERGIES, FLUX, "they turn a power into fissions: leave them out"))
        .map(setting -> new FissionEnergies(setting.vector("fissionEnergies").values()));
  }
}
