package org.nudipole.statistics.likelihood;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * Repetitions of an experiment: Poisson counts about expected ones, and auxiliary measurements
 * about the true pulls.
 *
 * @param streams random streams of the run; repetition i of ensemble k always uses stream 2^32 k +
 *     i
 * @param ensemble number k of the ensemble
 */
public record ToyExperiments(RandomStreams streams, int ensemble) {
  /**
   * One repetition.
   *
   * @param counts true expected counts
   * @param pulls true pulls
   * @param index number of the repetition
   */
  public Dataset draw(double[] counts, double[] pulls, int index) {
    UniformRandomProvider random = streams.stream(((long) ensemble << 32) + index, Stage.TOY);
    double[] drawn = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      drawn[i] = counts[i] > 0 ? PoissonSampler.of(random, counts[i]).sample() : 0;
    }
    double[] auxiliary = new double[pulls.length];
    for (int k = 0; k < pulls.length; k++) {
      auxiliary[k] = pulls[k] + ZigguratSampler.NormalizedGaussian.of(random).sample();
    }
    return new Dataset(drawn, auxiliary);
  }
}
