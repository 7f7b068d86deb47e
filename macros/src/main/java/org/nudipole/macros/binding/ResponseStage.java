package org.nudipole.macros.binding;

import java.util.List;
import org.nudipole.detector.response.ResponseStep;

/**
 * What some commands under {@code /response} add to the way from a recoil to what is detected. A
 * new step of the response is a class that implements this and a line in {@link #IN_ORDER}.
 */
@FunctionalInterface
interface ResponseStage {

  /** All stages, in the order that a recoil passes them. */
  List<ResponseStage> IN_ORDER =
      List.of(
          EfficiencyBinding.of("recoil", ResponseScales::recoil),
          new QuenchingBinding(),
          EfficiencyBinding.of("quenched", ResponseScales::quenched),
          new XenonBinding(),
          new PhotoelectronBinding(),
          new ResolutionBinding(),
          EfficiencyBinding.of("observed", ResponseScales::observed),
          new EfficiencyBelowBinding(),
          new ShareBinding(),
          new CutBinding(),
          new SecondCutBinding());

  /**
   * The steps of a run: none where the macro does not ask for them. Settings that the run makes
   * nothing of are faults beside them.
   */
  Bound<List<ResponseStep>> steps(Binding binding, ResponseScales scales);
}
