package org.nudipole.macros.binding;

import static org.nudipole.macros.language.RunCommands.EXPOSURE;
import static org.nudipole.macros.language.SourceCommands.ACTIVITY;
import static org.nudipole.macros.language.SourceCommands.FLUX;
import static org.nudipole.macros.language.SourceCommands.POWER;
import static org.nudipole.macros.language.SourceCommands.PROTONS_ON_TARGET;
import static org.nudipole.macros.language.SourceCommands.PROTON_ENERGY;
import static org.nudipole.macros.language.SourceCommands.PULSE;
import static org.nudipole.macros.language.SourceCommands.YIELD_PER_FLAVOUR;

import java.util.List;
import java.util.stream.Stream;
import org.nudipole.detector.Strength;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.PionDecayAtRest;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.Setting;

/** Binds pion decay at rest: the pulse of its protons, and how many there are. */
final class PionBinding implements SourceBinder {
  @Override
  public List<Refusal> own() {
    return List.of(
        ReactorBinding.POWERED,
        new Refusal(
            List.of(PROTONS_ON_TARGET, YIELD_PER_FLAVOUR, PROTON_ENERGY, PULSE),
            "%s has no beam of protons",
            "`/source/use pidar`"));
  }

  @Override
  public List<Refusal> lacks() {
    return List.of(
        new Refusal(
            List.of(ACTIVITY),
            "the strength of pidar is its beam of protons",
            "give /source/protonsOnTarget or /source/power, or /source/flux at the detector"));
  }

  @Override
  public Bound<NeutrinoSource> source(Binding binding, String word) {
    return Bound.of(new PionDecayAtRest(pulse(binding.value(PULSE))));
  }

  private static BeamPulse pulse(Setting setting) {
    return setting.keyword().equals("gaussian")
        ? BeamPulse.gaussian(setting.quantity("mean").value(), setting.quantity("sigma").value())
        : BeamPulse.named(setting.keyword());
  }

  @Override
  public Stream<Fault> besideFlux(Binding binding) {
    return binding.contradictions(
        FLUX,
        List.of(PROTONS_ON_TARGET, YIELD_PER_FLAVOUR, PROTON_ENERGY),
        "a flux at the detector needs no protons: keep one");
  }

  /** Emissions of each flavour per time, on average. */
  @Override
  public Bound<Strength> strength(Binding binding, Bound<NeutrinoSource> source) {
    List<Fault> twice =
        Stream.concat(
                binding.contradictions(PROTONS_ON_TARGET, List.of(POWER), "keep one of the two"),
                binding.contradictions(
                    PROTONS_ON_TARGET,
                    List.of(PROTON_ENERGY),
                    "the protons are counted already: leave their energy out"))
            .limit(1)
            .toList();
    if (!twice.isEmpty()) {
      return Bound.faulty(twice);
    }
    Bound<Setting> yield =
        binding.require(YIELD_PER_FLAVOUR, "protons alone do not say how many neutrinos they make");
    if (binding.has(POWER)) {
      double protons =
          binding.value(POWER).quantity("power").value() / binding.quantity(PROTON_ENERGY);
      return yield.map(y -> new Strength.Activity(protons * y.number("yield")));
    }
    Bound<Setting> protons =
        binding.isFaulty(POWER)
            ? Bound.hidden()
            : binding.require(
                PROTONS_ON_TARGET, "pidar needs a strength: protons on target, a power, or a flux");
    Bound<Double> exposure = binding.given(EXPOSURE).map(Bound::of).orElseGet(Bound::hidden);
    return Bound.all(
        List.of(yield, protons, exposure),
        () ->
            new Strength.Activity(
                protons.get().number("protons") * yield.get().number("yield") / exposure.get()));
  }
}
