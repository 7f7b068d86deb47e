package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.ROI2;
import static org.nudipole.macros.language.ResponseCommands.THRESHOLD2;
import static org.nudipole.macros.language.ResponseCommands.XENON;

import java.util.List;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.detector.response.SecondAccept;
import org.nudipole.macros.language.ObservedScale;

/** Binds the threshold and the region of interest of the second observable of xenon, S2. */
final class SecondCutBinding implements ResponseStage {

  @Override
  public Bound<List<ResponseStep>> steps(Binding binding, ResponseScales scales) {
    return binding.has(XENON)
        ? Bound.all(
            CutBinding.cuts(binding, THRESHOLD2, ROI2, ObservedScale.PHOTOELECTRONS).stream()
                .map(cut -> cut.map(SecondAccept::new))
                .toList())
        : Bound.of(List.of());
  }
}
