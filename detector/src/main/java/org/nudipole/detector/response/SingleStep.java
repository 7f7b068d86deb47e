package org.nudipole.detector.response;

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
  default Window fold(Window after, Target target) {
    return new Window(fold(after.first(), target), after.second());
  }
}
