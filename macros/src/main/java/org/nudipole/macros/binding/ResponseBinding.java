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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nudipole.detector.response.EfficiencyStep;
import org.nudipole.detector.response.GaussianResolution;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Fault;
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
  private final List<Bound<? extends ResponseStep>> steps = new ArrayList<>();

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

  /** Unit of what is observed; hidden by a line that could not be read. */
  static Bound<String> observable(Binding binding) {
    List<ScatteringProcess> used = InteractionBinding.used(binding);
    boolean hidden =
        used.isEmpty() || Stream.of(LIGHT_YIELD, XENON, QUENCHING).anyMatch(binding::isFaulty);
    boolean quenched = quenches(binding.value(QUENCHING));
    return hidden
        ? Bound.hidden()
        : Bound.of(new ResponseBinding(binding, used, quenched).observed.units());
  }

  private static boolean quenches(Setting quenching) {
    return QuenchingModel.of(quenching) != QuenchingModel.NONE;
  }

  static Bound<Response> response(Binding binding) {
    List<ScatteringProcess> used = InteractionBinding.used(binding);
    boolean scaled =
        used.size() > 1 || binding.has(LIGHT_YIELD) && used.contains(ScatteringProcess.CEVNS);
    Bound<Setting> quenching =
        scaled && !binding.has(XENON)
            ? binding.require(
                QUENCHING,
                used.size() > 1
                    ? "cevns and eves together need one scale: say how nuclear recoils are quenched"
                    : "a light yield is per keVee: say how nuclear recoils are quenched")
            : Bound.of(binding.value(QUENCHING));
    return quenching.flatMap(
        setting -> new ResponseBinding(binding, used, quenches(setting)).response(setting));
  }

  private Bound<Response> response(Setting quenching) {
    String where = binding.word(EFFICIENCY_OF);
    boolean xenon = binding.has(XENON);
    efficiency(where.equals("recoil"), recoil);
    if (quenches(quenching)) {
      steps.add(QuenchingBinding.step(quenching, recoil));
    }
    efficiency(where.equals("quenched"), visible);
    if (xenon) {
      steps.add(XenonBinding.signals(binding));
    } else if (observed == ObservedScale.PHOTOELECTRONS) {
      steps.addAll(PhotoelectronBinding.steps(binding));
    } else if (!binding.all(RESOLUTION).isEmpty()) {
      steps.add(resolution());
    }
    efficiency(where.equals("observed"), observed);
    cuts();
    if (xenon) {
      steps.addAll(XenonBinding.cuts(binding));
    }
    return Bound.<ResponseStep>all(steps)
        .map(all -> new Response(all, observed.units()))
        .beside(withoutEffect());
  }

  // Settings that nothing uses, or that others exclude.
  private List<Fault> withoutEffect() {
    List<Fault> faults = new ArrayList<>();
    if (!binding.has(XENON)) {
      faults.addAll(XenonBinding.without(binding));
      faults.addAll(PhotoelectronBinding.withoutLight(binding));
    }
    if (!binding.has(EFFICIENCY)) {
      faults.addAll(unused(EFFICIENCY_OF, "there is no efficiency", "add " + EFFICIENCY));
    }
    if (observed != ObservedScale.PHOTOELECTRONS && binding.all(RESOLUTION).isEmpty()) {
      faults.addAll(unused(RESOLUTION_SUM, "there is no resolution to add", "add " + RESOLUTION));
    }
    faults.addAll(
        binding.contradiction(
            LIGHT_YIELD,
            RESOLUTION,
            "photoelectrons fluctuate by /response/photoElectrons: keep one of the two"));
    return faults;
  }

  private List<Fault> unused(CommandSpec command, String why, String suggestion) {
    return binding.get(command).stream().map(s -> s.fault(why, suggestion)).toList();
  }

  private Bound<GaussianResolution> resolution() {
    Map<String, Bound<Double>> terms = new HashMap<>();
    for (Setting term : binding.all(RESOLUTION)) {
      terms.put(
          term.keyword(),
          switch (term.keyword()) {
            case "linear" -> Bound.of(term.number("b"));
            case "sqrt" -> ResponseCurves.value(binding, term, "a", observed);
            default -> ResponseCurves.value(binding, term, "sigma", observed);
          });
    }
    Bound<Double> none = Bound.of(0.0);
    Bound<Double> constant = terms.getOrDefault("constant", none);
    Bound<Double> root = terms.getOrDefault("sqrt", none);
    Bound<Double> linear = terms.getOrDefault("linear", none);
    boolean quadrature = binding.word(RESOLUTION_SUM).equals("quadrature");
    return Bound.all(
        List.of(constant, root, linear),
        () -> new GaussianResolution(constant.get(), root.get(), linear.get(), quadrature));
  }

  private void efficiency(boolean here, ObservedScale scale) {
    Setting setting = binding.value(EFFICIENCY);
    boolean certain = setting.keyword().equals("constant") && setting.number("efficiency") == 1;
    if (here && !certain) {
      steps.add(ResponseCurves.efficiency(binding, setting, scale));
    }
  }

  private void cuts() {
    for (Setting setting : binding.all(EFFICIENCY_BELOW)) {
      steps.add(
          ResponseCurves.value(binding, setting, "value", observed)
              .map(at -> new EfficiencyStep(at, setting.number("factor"))));
    }
    binding
        .get(THRESHOLD)
        .map(s -> ResponseCurves.threshold(binding, s, observed))
        .ifPresent(steps::add);
    binding.get(ROI).map(s -> ResponseCurves.region(binding, s, observed)).ifPresent(steps::add);
  }
}
