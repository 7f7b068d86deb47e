package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.EFFICIENCY_BELOW;

import java.util.List;
import org.nudipole.detector.response.EfficiencyStep;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.macros.language.Setting;

/** Binds the steps of the efficiency at observed values. */
final class EfficiencyBelowBinding implements ResponseStage {

  @Override
  public Bound<List<ResponseStep>> steps(Binding binding, ResponseScales scales) {
    return Bound.all(
        binding.all(EFFICIENCY_BELOW).stream()
            .map(setting -> step(binding, setting, scales))
            .toList());
  }

  private static Bound<EfficiencyStep> step(
      Binding binding, Setting setting, ResponseScales scales) {
    return ResponseCurves.value(binding, setting, "value", scales.observed())
        .map(at -> new EfficiencyStep(at, setting.number("factor")));
  }
}
