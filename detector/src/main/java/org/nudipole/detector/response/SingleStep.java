package org.nudipole.detector.response;

import java.util.IdentityHashMap;
import java.util.List;
import org.nudipole.generator.data.Target;

/** A step that concerns the first observable alone. */
public sealed interface SingleStep extends ResponseStep
    permits Transform, Resolution, Fluctuation, Accept {
  /**
   * The expectation of a function behind this step, given the energy or signal before it.
   *
   * @param after function of the value behind the step
   * @param target the target that recoils
   */
  PiecewiseFunction fold(PiecewiseFunction after, Target target);

  @Override
  default List<Window> fold(List<Window> after, Target target) {
    IdentityHashMap<PiecewiseFunction, PiecewiseFunction> folded = new IdentityHashMap<>();
    return after.stream()
        .map(
            window ->
                new Window(
                    folded.computeIfAbsent(window.first(), first -> fold(first, target)),
                    window.second()))
        .toList();
  }
}
