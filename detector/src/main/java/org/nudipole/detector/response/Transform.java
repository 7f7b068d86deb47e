package org.nudipole.detector.response;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * A step that maps the energy deposit to another scale, without fluctuation: a function for each
 * target that rises, unless its fold knows where it falls.
 */
public non-sealed interface Transform extends SingleStep {
  /** Whether the step changes the recoils of a target; others pass unchanged. */
  boolean changes(Target target);

  @Override
  default boolean alike(Target one, Target other) {
    return one.equals(other) || !changes(one) && !changes(other);
  }

  /** The energy behind the step as a function of the deposit, 0 at 0. */
  DoubleUnaryOperator scale(Target target);

  @Override
  default Stage stage() {
    return Stage.SMEARING;
  }

  @Override
  default void simulate(UniformRandomProvider random, EventBatch batch, List<Target> targets) {
    // Row -1 of the table of targets, a deposit that is no recoil of theirs, comes first.
    DoubleUnaryOperator[] scales = new DoubleUnaryOperator[targets.size() + 1];
    for (int row = -1; row < targets.size(); row++) {
      Target target = row < 0 ? Target.deposit() : targets.get(row);
      scales[row + 1] = changes(target) ? scale(target) : DoubleUnaryOperator.identity();
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.observed[i] = scales[batch.target[i] + 1].applyAsDouble(batch.observed[i]);
    }
  }

  @Override
  default PiecewiseFunction fold(PiecewiseFunction after, Target target) {
    if (!changes(target)) {
      return after;
    }
    return new PiecewiseFunction(Stretch.everywhere().fold(after, scale(target)));
  }
}
