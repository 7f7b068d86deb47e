package org.nudipole.detector.response;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/** A step that adds Gaussian noise: observed = energy + sigma(energy) times a normal deviate. */
public non-sealed interface Resolution extends SingleStep {
  /** Standard deviation at an energy, energy; not negative. */
  double sigma(double energy);

  @Override
  default Stage stage() {
    return Stage.SMEARING;
  }

  @Override
  default void simulate(UniformRandomProvider random, EventBatch batch, List<Target> targets) {
    SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
    for (int i = 0; i < batch.size(); i++) {
      double energy = batch.observed[i];
      batch.observed[i] = energy + sigma(energy) * normal.sample();
    }
  }

  @Override
  default PiecewiseFunction fold(PiecewiseFunction after, Target target) {
    // Where an edge of the function behind the step passes through the bulk of the noise, the
    // expectation turns quickly.
    DoubleStream cuts =
        DoubleStream.of(after.edges()).flatMap(e -> GaussianFolding.panels(this::sigma, e));
    return PiecewiseFunction.smooth(
        energy -> GaussianFolding.expectation(after, energy, sigma(energy)), cuts);
  }
}
