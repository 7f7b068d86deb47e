package org.nudipole.detector.response;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * One step from the recoil energy to a detected event. It both simulates events and folds
 * functions, from the same numbers, so that the average of a function over simulated events is the
 * folded function.
 */
public sealed interface ResponseStep permits SingleStep, LightAndCharge, SecondAccept {
  /** Stage whose random stream {@link #simulate} uses. */
  Stage stage();

  /**
   * Applies the step to the columns {@code observed}, {@code observed_2} and {@code detected} of a
   * batch.
   *
   * @param random stream of this step's {@link #stage}
   * @param batch events whose observable is that before the step
   * @param targets the table of targets
   */
  void simulate(UniformRandomProvider random, EventBatch batch, List<Target> targets);

  /**
   * The expectations of functions of the observables behind this step, given those before it; they
   * have in common what is made of a function they share.
   *
   * @param after functions of the observables behind the step
   * @param target the target that recoils
   */
  List<Window> fold(List<Window> after, Target target);

  /** Whether the step decides which events are detected. */
  default boolean selects() {
    return false;
  }

  /**
   * Whether the step treats the recoils of two targets alike.
   *
   * @return false if that is not known
   */
  default boolean alike(Target one, Target other) {
    return true;
  }
}
