package org.nudipole.macros.binding;

import java.util.List;
import java.util.Optional;
import org.nudipole.detector.Strength;
import org.nudipole.generator.Units;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.PionDecayAtRest;
import org.nudipole.macros.language.Setting;

/** Binds the commands under {@code /source} that only pion decay at rest has. */
final class PionBinding {
  private static final String POWER = "/source/power";
  private static final String PROTONS = "/source/protonsOnTarget";
  private static final String YIELD = "/source/yieldPerFlavour";
  private static final String PROTON_ENERGY = "/source/protonEnergy";
  private static final String PULSE = "/source/pulse";

  /** Commands that no other source has. */
  static final List<String> COMMANDS = List.of(PROTONS, YIELD, PROTON_ENERGY, PULSE);

  /** Energy of the protons at the Spallation Neutron Source. */
  private static final double USUAL_ENERGY = 1 * Units.GEV;

  private PionBinding() {}

  static PionDecayAtRest source(Binding binding) {
    return new PionDecayAtRest(
        binding.get(PULSE).map(PionBinding::pulse).orElseGet(() -> BeamPulse.named("instant")));
  }

  private static BeamPulse pulse(Setting setting) {
    return setting.keyword().equals("gaussian")
        ? BeamPulse.gaussian(setting.quantity("mean").value(), setting.quantity("sigma").value())
        : BeamPulse.named(setting.keyword());
  }

  /** Whether a flux comes with commands that a flux makes superfluous; reports them. */
  static boolean contradictsFlux(Binding binding, String flux) {
    boolean faulty = false;
    for (String command : List.of(PROTONS, YIELD, PROTON_ENERGY)) {
      faulty |=
          binding.excludes(command, flux, "a flux at the detector needs no protons: keep one");
    }
    return faulty;
  }

  /** Emissions of each flavour per time, on average. */
  static Optional<Strength> strength(Binding binding) {
    if (binding.excludes(PROTONS, POWER, "keep one of the two")
        || binding.excludes(
            PROTONS, PROTON_ENERGY, "the protons are counted already: leave their energy out")) {
      return Optional.empty();
    }
    Optional<Setting> yield =
        binding.required(YIELD, "protons alone do not say how many neutrinos they make");
    Optional<Setting> power = binding.get(POWER);
    if (power.isPresent()) {
      double protonEnergy = binding.quantity(PROTON_ENERGY, "energy", USUAL_ENERGY);
      double protons = power.get().quantity("power").value() / protonEnergy;
      return yield.map(y -> new Strength.Activity(protons * y.number("yield")));
    }
    if (binding.settings().isFaulty(POWER)) {
      return Optional.empty();
    }
    Optional<Setting> protons =
        binding.required(PROTONS, "pidar needs a strength: protons on target, a power, or a flux");
    double exposure = binding.quantity("/run/exposure", "exposure", 0);
    return exposure > 0
        ? protons.flatMap(
            p ->
                yield.map(
                    y -> new Strength.Activity(p.number("protons") * y.number("yield") / exposure)))
        : Optional.empty();
  }
}
