package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.EFFICIENCY;
import static org.nudipole.macros.language.ResponseCommands.EFFICIENCY_BELOW;
import static org.nudipole.macros.language.ResponseCommands.EFFICIENCY_OF;
import static org.nudipole.macros.language.ResponseCommands.LIGHT_YIELD;
import static org.nudipole.macros.language.ResponseCommands.QUENCHING;
import static org.nudipole.macros.language.ResponseCommands.RESOLUTION;
import static org.nudipole.macros.language.ResponseCommands.RESOLUTION_SUM;
import static org.nudipole.macros.language.ResponseCommands.ROI;
import static org.nudipole.macros.language.ResponseCommands.THRESHOLD;
import static org.nudipole.macros.language.ResponseCommands.XENON;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nudipole.detector.response.EfficiencyStep;
import org.nudipole.detector.response.GaussianResolution;
import org.nudipole.detector.response.RegionOfInterest;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.detector.response.Threshold;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.QuenchingModel;
import org.nudipole.macros.language.Setting;

/** Binds the commands under {@code /response}. */
final class ResponseBinding {

  private final Binding binding;
  // The energy deposit, that after quenching, and what is observed.
  private final ObservedScale recoil;
  private final ObservedScale visible;
  private final ObservedScale observed;
  // Empty after a fault was reported.
  private final List<Optional<? extends ResponseStep>> steps = new ArrayList<>();

  private ResponseBinding(Binding binding, List<ScatteringProcess> used, boolean quenched) {
    this.binding = binding;
    boolean nuclei = !used.equals(List.of(ScatteringProcess.EVES));
    recoil = nuclei ? ObservedScale.NUCLEAR_RECOIL : ObservedScale.ELECTRON_EQUIVALENT;
    visible =
        quenched || used.contains(ScatteringProcess.EVES)
            ? ObservedScale.ELECTRON_EQUIVALENT
            : recoil;
    boolean light = binding.has(LIGHT_YIELD) || binding.has(XENON);
    observed = light ? ObservedScale.PHOTOELECTRONS : visible;
  }

  /** Unit of what is observed; empty if a fault was reported that hides it. */
  static Optional<String> observable(Binding binding, List<ScatteringProcess> used) {
    boolean hidden =
        used.isEmpty() || Stream.of(LIGHT_YIELD, XENON, QUENCHING).anyMatch(binding::isFaulty);
    boolean quenched = quenches(binding.value(QUENCHING));
    return hidden
        ? Optional.empty()
        : Optional.of(new ResponseBinding(binding, used, quenched).observed.units());
  }

  private static boolean quenches(Setting quenching) {
    return QuenchingModel.of(quenching) != QuenchingModel.NONE;
  }

  static Optional<Response> response(Binding binding, List<ScatteringProcess> used) {
    Optional<Setting> quenching = Optional.of(binding.value(QUENCHING));
    boolean scaled =
        used.size() > 1 || binding.has(LIGHT_YIELD) && used.contains(ScatteringProcess.CEVNS);
    if (scaled && !binding.has(XENON)) {
      quenching =
          binding.required(
              QUENCHING,
              used.size() > 1
                  ? "cevns and eves together need one scale: say how nuclear recoils are quenched"
                  : "a light yield is per keVee: say how nuclear recoils are quenched");
      if (quenching.isEmpty()) {
        return Optional.empty();
      }
    }
    Optional<Setting> quenched = quenching.filter(ResponseBinding::quenches);
    return new ResponseBinding(binding, used, quenched.isPresent()).response(quenched);
  }

  private Optional<Response> response(Optional<Setting> quenched) {
    String where = binding.word(EFFICIENCY_OF);
    efficiency(where.equals("recoil"), recoil);
    quenched.ifPresent(setting -> steps.add(QuenchingBinding.step(binding, setting, recoil)));
    efficiency(where.equals("quenched"), visible);
    if (binding.has(XENON)) {
      steps.add(XenonBinding.signals(binding));
    } else if (observed == ObservedScale.PHOTOELECTRONS) {
      steps.addAll(PhotoelectronBinding.steps(binding));
    } else {
      resolution();
    }
    efficiency(where.equals("observed"), observed);
    cuts();
    if (binding.has(XENON)) {
      steps.addAll(XenonBinding.cuts(binding));
    } else {
      XenonBinding.without(binding);
    }
    if (binding.has(EFFICIENCY_OF) && !binding.has(EFFICIENCY)) {
      fault(EFFICIENCY_OF, "there is no efficiency", "add " + EFFICIENCY);
    }
    binding.excludes(
        LIGHT_YIELD,
        RESOLUTION,
        "photoelectrons fluctuate by /response/photoElectrons: keep one of the two");
    if (!binding.has(XENON)) {
      PhotoelectronBinding.light(binding);
    }
    if (steps.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(
        new Response(steps.stream().<ResponseStep>map(Optional::get).toList(), observed.units()));
  }

  private void resolution() {
    List<Setting> terms = binding.all(RESOLUTION);
    if (terms.isEmpty()) {
      if (binding.has(RESOLUTION_SUM)) {
        fault(RESOLUTION_SUM, "there is no resolution to add", "add " + RESOLUTION);
      }
      return;
    }
    double[] values = new double[3];
    for (Setting term : terms) {
      switch (term.keyword()) {
        case "linear" -> values[2] = term.number("b");
        default -> {
          boolean root = term.keyword().equals("sqrt");
          Optional<Double> value =
              binding.told(ResponseCurves.value(binding, term, root ? "a" : "sigma", observed));
          if (value.isEmpty()) {
            steps.add(Optional.empty());
            return;
          }
          values[root ? 1 : 0] = value.get();
        }
      }
    }
    boolean quadrature = binding.word(RESOLUTION_SUM).equals("quadrature");
    steps.add(Optional.of(new GaussianResolution(values[0], values[1], values[2], quadrature)));
  }

  private void efficiency(boolean here, ObservedScale scale) {
    Setting setting = binding.value(EFFICIENCY);
    boolean certain = setting.keyword().equals("constant") && setting.number("efficiency") == 1;
    if (here && !certain) {
      steps.add(binding.told(ResponseCurves.efficiency(binding, setting, scale)));
    }
  }

  private void cuts() {
    for (Setting setting : binding.all(EFFICIENCY_BELOW)) {
      steps.add(
          binding
              .told(ResponseCurves.value(binding, setting, "value", observed))
              .map(at -> new EfficiencyStep(at, setting.number("factor"))));
    }
    binding
        .get(THRESHOLD)
        .ifPresent(
            s ->
                steps.add(
                    binding
                        .told(ResponseCurves.value(binding, s, "threshold", observed))
                        .map(Threshold::new)));
    binding
        .get(ROI)
        .ifPresent(
            s ->
                steps.add(
                    binding
                        .told(ResponseCurves.values(binding, s, "roi", observed))
                        .flatMap(
                            ends ->
                                binding.make(
                                    s,
                                    () -> new RegionOfInterest(ends.get(0), ends.get(1)),
                                    "give the lower end first"))));
  }

  private void fault(CommandSpec command, String why, String suggestion) {
    binding.get(command).ifPresent(setting -> binding.fault(setting, why, suggestion));
  }
}
