package org.nudipole.detector.response;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/** A step that keeps an event with a probability that depends on what is observed. */
public non-sealed interface Accept extends SingleStep {
  /** Probability in [0, 1] to keep an event; rising or falling between the {@link #edges}. */
  double probability(double observed);

  /** Observed energies where the probability jumps, turns or changes quickly, rising. */
  double[] edges();

  /** Whether the probability is 0 or 1 everywhere: a cut on the observable, not an efficiency. */
  default boolean isSharp() {
    return false;
  }

  @Override
  default Stage stage() {
    return Stage.ACCEPTANCE;
  }

  @Override
  default boolean selects() {
    return true;
  }

  @Override
  default void simulate(UniformRandomProvider random, EventBatch batch, List<Target> targets) {
    simulate(random, batch.observed, batch);
  }

  /**
   * Keeps the events of a batch by some values of its rows.
   *
   * @param random stream of this step's {@link #stage}
   */
  default void simulate(UniformRandomProvider random, double[] values, EventBatch batch) {
    new AcceptanceSqueeze(this::probability, edges())
        .apply(random, values, batch.detected, batch.size());
  }

  @Override
  default PiecewiseFunction fold(PiecewiseFunction after, Target target) {
    return after.times(this::probability, edges());
  }
}
