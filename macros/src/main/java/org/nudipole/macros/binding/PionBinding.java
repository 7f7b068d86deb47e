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
import java.util.Optional;
import org.nudipole.detector.Strength;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.PionDecayAtRest;
import org.nudipole.macros.language.CommandSpec;
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
  public Optional<NeutrinoSource> source(Binding binding, String word) {
    return Optional.of(new PionDecayAtRest(pulse(binding.value(PULSE))));
  }

  private static BeamPulse pulse(Setting setting) {
    return setting.keyword().equals("gaussian")
        ? BeamPulse.gaussian(setting.quantity("mean").value(), setting.quantity("sigma").value())
        : BeamPulse.named(setting.keyword());
  }

  @Override
  public boolean contradictsFlux(Binding binding) {
    boolean faulty = false;
    for (CommandSpec command : List.of(PROTONS_ON_TARGET, YIELD_PER_FLAVOUR, PROTON_ENERGY)) {
      faulty |=
          binding.excludes(command, FLUX, "a flux at the detector needs no protons: keep one");
    }
    return faulty;
  }

  /** Emissions of each flavour per time, on average. */
  @Override
  public Optional<Strength> strength(Binding binding, Optional<NeutrinoSource> source) {
    if (binding.excludes(PROTONS_ON_TARGET, POWER, "keep one of the two")
        || binding.excludes(
            PROTONS_ON_TARGET,
            PROTON_ENERGY,
            "the protons are counted already: leave their energy out")) {
      return Optional.empty();
    }
    Optional<Setting> yield =
        binding.required(
            YIELD_PER_FLAVOUR, "protons alone do not say how many neutrinos they make");
    Optional<Setting> power = binding.get(POWER);
    if (power.isPresent()) {
      double protonEnergy = binding.quantity(PROTON_ENERGY);
      double protons = power.get().quantity("power").value() / protonEnergy;
      return yield.map(y -> new Strength.Activity(protons * y.number("yield")));
    }
    if (binding.isFaulty(POWER)) {
      return Optional.empty();
    }
    Optional<Setting> protons =
        binding.required(
            PROTONS_ON_TARGET, "pidar needs a strength: protons on target, a power, or a flux");
    double exposure = binding.given(EXPOSURE).orElse(0.0);
    return exposure > 0
        ? protons.flatMap(
            p ->
                yield.map(
                    y -> new Strength.Activity(p.number("protons") * y.number("yield") / exposure)))
        : Optional.empty();
  }
}
