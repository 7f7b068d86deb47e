package org.nudipole.statistics.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Gaussians of one covariance about some centres, all with the same weight.
 *
 * @param centres the centres
 * @param root lower triangular root of the covariance
 */
record GaussianKernels(List<double[]> centres, double[][] root) {
  /** Least standard deviation: finer, the cube has no resolution. */
  private static final double LEAST = 1e-9;

  /** No kernel: a stage that draws evenly only. */
  static GaussianKernels none(int dimension) {
    return new GaussianKernels(List.of(), new double[dimension][dimension]);
  }

  /**
   * Kernels about some of the draws, with their covariance times the square of Silverman's width.
   *
   * @param weights weights of the draws; the sum is 1
   * @param chosen indices of the centres
   * @param size effective number of draws
   */
  static GaussianKernels of(List<double[]> draws, double[] weights, int[] chosen, double size) {
    int n = draws.get(0).length;
    double[] mean = new double[n];
    for (int i = 0; i < weights.length; i++) {
      for (int d = 0; d < n; d++) {
        mean[d] += weights[i] * draws.get(i)[d];
      }
    }
    double width = Math.pow(4 / ((n + 2) * size), 1.0 / (n + 4));
    double[][] covariance = new double[n][n];
    for (int i = 0; i < weights.length; i++) {
      double[] x = draws.get(i);
      for (int d = 0; d < n; d++) {
        for (int e = 0; e <= d; e++) {
          covariance[d][e] += width * width * weights[i] * (x[d] - mean[d]) * (x[e] - mean[e]);
        }
      }
    }
    List<double[]> centres = new ArrayList<>();
    Arrays.stream(chosen).forEach(i -> centres.add(draws.get(i)));
    return new GaussianKernels(centres, root(covariance));
  }

  double[] draw(UniformRandomProvider random) {
    ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] x = centres.get(random.nextInt(centres.size())).clone();
    for (int e = 0; e < x.length; e++) {
      double z = normal.sample();
      for (int d = e; d < x.length; d++) {
        x[d] += root[d][e] * z;
      }
    }
    return x;
  }

  double density(double[] position) {
    double norm = 1;
    for (int d = 0; d < position.length; d++) {
      norm *= Math.sqrt(2 * Math.PI) * root[d][d];
    }
    double sum = 0;
    double[] z = new double[position.length];
    for (double[] centre : centres) {
      double square = 0;
      for (int d = 0; d < z.length; d++) {
        double rest = position[d] - centre[d];
        for (int e = 0; e < d; e++) {
          rest -= root[d][e] * z[e];
        }
        z[d] = rest / root[d][d];
        square += z[d] * z[d];
      }
      sum += Math.exp(-square / 2);
    }
    return sum / (norm * centres.size());
  }

  // Cholesky; a direction without extent gets the least.
  private static double[][] root(double[][] covariance) {
    int n = covariance.length;
    double[][] root = new double[n][n];
    for (int d = 0; d < n; d++) {
      for (int e = 0; e <= d; e++) {
        double rest = covariance[d][e];
        for (int k = 0; k < e; k++) {
          rest -= root[d][k] * root[e][k];
        }
        root[d][e] = d == e ? Math.sqrt(Math.max(rest, LEAST * LEAST)) : rest / root[e][e];
      }
    }
    return root;
  }
}
