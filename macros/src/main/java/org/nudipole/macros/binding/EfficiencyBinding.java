package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.EFFICIENCY;
import static org.nudipole.macros.language.ResponseCommands.EFFICIENCY_OF;

import java.util.List;
import java.util.function.Function;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Setting;

/** Binds the efficiency where it is a function of one of the scales. */
final class EfficiencyBinding {
  private EfficiencyBinding() {}

  /**
   * The stage of an efficiency.
   *
   * @param where the word of {@code /response/efficiencyOf}
   */
  static ResponseStage of(String where, Function<ResponseScales, ObservedScale> scale) {
    return (binding, scales) ->
        binding.word(EFFICIENCY_OF).equals(where)
            ? steps(binding, scale.apply(scales))
            : Bound.of(List.of());
  }

  private static Bound<List<ResponseStep>> steps(Binding binding, ObservedScale scale) {
    Setting setting = binding.value(EFFICIENCY);
    boolean certain = setting.keyword().equals("constant") && setting.number("efficiency") == 1;
    Bound<List<ResponseStep>> steps =
        certain
            ? Bound.of(List.of())
            : ResponseCurves.efficiency(binding, setting, scale).map(List::of);
    return binding.has(EFFICIENCY)
        ? steps
        : steps.beside(
            binding.unused(EFFICIENCY_OF, "there is no efficiency", "add " + EFFICIENCY));
  }
}
