package org.nudipole.detector.response;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * A step that maps the energy deposit to another scale, without fluctuation: a rising function for
 * each target.
 */
public non-sealed interface Transform extends SingleStep {
  /** Whether the step changes the recoils of a target; others pass unchanged. */
  boolean changes(Target target);

  @Override
  default boolean alike(Target one, Target other) {
    return one.equals(other) || !changes(one) && !changes(other);
  }

  /** The energy behind the step as a function of the deposit: rising, and 0 at 0. */
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
    DoubleUnaryOperator scale = scale(target);
    return new PiecewiseFunction(
        after.pieces().stream()
            .map(
                p ->
                    new PiecewiseFunction.Piece(
                        inverse(scale, p.from()),
                        inverse(scale, p.to()),
                        x -> p.function().applyAsDouble(scale.applyAsDouble(x)),
                        p.constant()))
            .filter(p -> p.to() > p.from())
            .toList());
  }

  // The deposit that gives an energy behind the step; infinity above the greatest.
  private static double inverse(DoubleUnaryOperator scale, double energy) {
    if (!(energy > 0)) {
      return energy == 0 ? 0 : Double.NEGATIVE_INFINITY;
    }
    double high = energy;
    while (scale.applyAsDouble(high) < energy) {
      high *= 2;
      if (Double.isInfinite(high)) {
        return high;
      }
    }
    double low = 0;
    // Bisection to the last bit: some sixty steps.
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return high;
      }
      if (scale.applyAsDouble(middle) < energy) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
