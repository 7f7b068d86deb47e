package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.LIGHT_YIELD;
import static org.nudipole.macros.language.ResponseCommands.QUENCHING;
import static org.nudipole.macros.language.ResponseCommands.XENON;

import java.util.List;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.interaction.ScatteringProcess;

/** Binds the commands under {@code /response}. */
final class ResponseBinding {
  private ResponseBinding() {}

  /** The response of a run. */
  static Bound<Response> response(Binding binding) {
    List<ScatteringProcess> used = InteractionBinding.used(binding);
    boolean scaled =
        used.size() > 1 || binding.has(LIGHT_YIELD) && used.contains(ScatteringProcess.CEVNS);
    if (scaled && !binding.has(XENON)) {
      String why =
          used.size() > 1
              ? "cevns and eves together need one scale: say how nuclear recoils are quenched"
              : "a light yield is per keVee: say how nuclear recoils are quenched";
      return binding.require(QUENCHING, why).flatMap(quenching -> stages(binding));
    }
    return stages(binding);
  }

  private static Bound<Response> stages(Binding binding) {
    ResponseScales scales = ResponseScales.of(binding);
    return Bound.all(
            ResponseStage.IN_ORDER.stream().map(stage -> stage.steps(binding, scales)).toList())
        .map(
            steps ->
                new Response(
                    steps.stream().flatMap(List::stream).toList(), scales.observed().units()));
  }
}
