package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.ROI;
import static org.nudipole.macros.language.ResponseCommands.THRESHOLD;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.detector.response.Accept;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.ObservedScale;

/** Binds the threshold and the region of interest of what is observed. */
final class CutBinding implements ResponseStage {

  @Override
  public Bound<List<ResponseStep>> steps(Binding binding, ResponseScales scales) {
    return Bound.all(cuts(binding, THRESHOLD, ROI, scales.observed()));
  }

  /** The cuts that there are on one observable. */
  static List<Bound<? extends Accept>> cuts(
      Binding binding, CommandSpec threshold, CommandSpec region, ObservedScale scale) {
    List<Bound<? extends Accept>> cuts = new ArrayList<>();
    binding
        .get(threshold)
        .map(s -> ResponseCurves.threshold(binding, s, scale))
        .ifPresent(cuts::add);
    binding.get(region).map(s -> ResponseCurves.region(binding, s, scale)).ifPresent(cuts::add);
    return cuts;
  }
}
