package org.nudipole.statistics.likelihood;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * Repetitions of an experiment whose random numbers are the same whatever the truth, so that what
 * is counted among them moves steadily with the truth. Those of a bin, or of an auxiliary
 * measurement, are one in each of N equal parts of (0, 1): a Latin hypercube (M. D. McKay, R. J.
 * Beckman, W. J. Conover, Technometrics 21 (1979) 239). A fraction then has at most the binomial
 * error, and hardly one where a single bin decides.
 */
final class CommonToys {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final int toys;
  private final int[][] parts;
  private final double[] offsets;

  /**
   * Draws the random numbers.
   *
   * @param toys number N of repetitions
   * @param bins number of bins
   * @param pulls number of auxiliary measurements
   * @param ensemble number of the ensemble; coordinate i of ensemble k uses stream 2^32 k + i
   */
  CommonToys(int toys, int bins, int pulls, RandomStreams streams, int ensemble) {
    this.toys = toys;
    parts = new int[bins + pulls][];
    offsets = new double[bins + pulls];
    for (int c = 0; c < offsets.length; c++) {
      UniformRandomProvider random = streams.stream(((long) ensemble << 32) + c, Stage.TOY);
      parts[c] = PermutationSampler.natural(toys);
      PermutationSampler.shuffle(random, parts[c]);
      offsets[c] = random.nextDouble();
    }
  }

  /** One repetition: Poisson counts about expected ones, auxiliary measurements about pulls. */
  Dataset draw(double[] counts, double[] pulls, int index) {
    double[] drawn = new double[counts.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = counts[i] > 0 ? PoissonQuantile.of(counts[i], uniform(i, index)) : 0;
    }
    double[] auxiliary = new double[pulls.length];
    for (int k = 0; k < auxiliary.length; k++) {
      auxiliary[k] =
          pulls[k] + NORMAL.inverseCumulativeProbability(uniform(drawn.length + k, index));
    }
    return new Dataset(drawn, auxiliary);
  }

  // Neither 0 nor 1.
  private double uniform(int coordinate, int index) {
    double u = (parts[coordinate][index] + offsets[coordinate]) / toys;
    return Math.min(Math.max(u, 1e-16), 1 - 1e-16);
  }
}
