package org.nudipole.detector.response;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * A step that turns the mean of a signal into a random signal of that mean, such as a number of
 * photoelectrons.
 */
public non-sealed interface Fluctuation extends SingleStep {
  /** Standard deviation of the signal of a mean. */
  double sigma(double mean);

  /** Draws a signal for a mean that is not negative. */
  DoubleUnaryOperator sampler(UniformRandomProvider random);

  /** The expectation of a function of the signal as a function of its mean. */
  DoubleUnaryOperator expectation(PiecewiseFunction after);

  @Override
  default Stage stage() {
    return Stage.SMEARING;
  }

  @Override
  default void simulate(UniformRandomProvider random, EventBatch batch, List<Target> targets) {
    DoubleUnaryOperator sampler = sampler(random);
    for (int i = 0; i < batch.size(); i++) {
      batch.observed[i] = sampler.applyAsDouble(batch.observed[i]);
    }
  }

  @Override
  default PiecewiseFunction fold(PiecewiseFunction after, Target target) {
    double[] edges = after.edges();
    double last = edges.length > 0 ? edges[edges.length - 1] : 0;
    // Nothing turns faster than the signal spreads; cuts that do not depend on the function make
    // one quadrature rule serve many functions.
    return PiecewiseFunction.smooth(
        expectation(after),
        DoubleStream.iterate(
            1, m -> m < last + 12 * sigma(Math.max(1, last)) + 40, m -> m + 2 * sigma(m)));
  }
}
