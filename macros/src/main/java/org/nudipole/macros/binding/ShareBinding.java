package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.SHARE;

import java.util.List;
import org.nudipole.detector.response.ClassShare;
import org.nudipole.detector.response.ResponseStep;

/** Binds the share of the events that are of the class counted here. */
final class ShareBinding implements ResponseStage {

  @Override
  public Bound<List<ResponseStep>> steps(Binding binding, ResponseScales scales) {
    return binding
        .get(SHARE)
        .map(
            setting ->
                Bound.make(
                        setting,
                        () ->
                            new ClassShare(
                                ResponseCurves.curve(setting, scales.observed(), "share").curve()),
                        "give the share of each observed value, in [0, 1]")
                    .map(share -> List.<ResponseStep>of(share)))
        .orElse(Bound.of(List.of()));
  }
}
