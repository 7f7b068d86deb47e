package org.nudipole.statistics.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * Weighted draws from a density on the unit cube by adaptive importance sampling: the first stage
 * draws evenly, each later one from Gaussian kernels about earlier draws, and all draws are
 * weighted as of one mixture (J.-M. Cornuet, J.-M. Marin, A. Mira, C. P. Robert, Scand. J. Statist.
 * 39 (2012) 798). While the draws are too few where the density is large, kernels follow a power of
 * it below 1.
 *
 * @param positions coordinates of the draws
 * @param weights their weights; the sum is 1
 */
public record ImportanceSample(List<double[]> positions, double[] weights) {
  private static final int STAGES = 60;
  private static final int FIRST = 800;
  private static final int FURTHER = 400;
  private static final int KERNELS = 50;

  /** Of draws from a power of the density, enough for a covariance. */
  private static final double TEMPERED = 40;

  /** Part of each later stage that is drawn evenly, so that no region is forgotten. */
  private static final double EVEN = 0.1;

  private static final String IMPOSSIBLE = "no posterior (no draw could have made the data)";

  /** Copies. */
  public ImportanceSample {
    positions = List.copyOf(positions);
    weights = weights.clone();
  }

  /** A copy of the weights. */
  @Override
  public double[] weights() {
    return weights.clone();
  }

  /**
   * Draws until the sample is large enough.
   *
   * @param dimension number of coordinates; with 0 there is one draw
   * @param logDensity logarithm of the density up to a constant; may be called by several threads
   * @param wanted least {@link #effectiveSize}
   * @throws ConvergenceException if it is not reached
   */
  public static ImportanceSample of(
      int dimension,
      ToDoubleFunction<double[]> logDensity,
      double wanted,
      UniformRandomProvider random) {
    if (dimension == 0) {
      if (!(logDensity.applyAsDouble(new double[0]) > Double.NEGATIVE_INFINITY)) {
        throw new ConvergenceException(IMPOSSIBLE);
      }
      return new ImportanceSample(List.of(new double[0]), new double[] {1});
    }
    Adaptation adaptation = new Adaptation(dimension, logDensity);
    adaptation.add(GaussianKernels.none(dimension), FIRST, 1, random);
    for (int stage = 1; stage < STAGES; stage++) {
      double[] weights = adaptation.weights(1);
      if (effectiveSize(weights) >= wanted) {
        return new ImportanceSample(adaptation.positions, weights);
      }
      double[] tempered = adaptation.tempered();
      int[] centres = systematic(tempered, KERNELS, random);
      double size = effectiveSize(tempered);
      adaptation.add(
          GaussianKernels.of(adaptation.positions, tempered, centres, size), FURTHER, EVEN, random);
    }
    throw new ConvergenceException(
        "no posterior (the effective size of "
            + adaptation.positions.size()
            + " draws is "
            + Digits.fixed(effectiveSize(adaptation.weights(1)), 0)
            + ", "
            + Digits.fixed(wanted, 0)
            + " are needed)");
  }

  /**
   * Number of equally weighted draws that would be as good: (sum of w)^2 / sum of w^2 (L. Kish).
   */
  public double effectiveSize() {
    return effectiveSize(weights);
  }

  /** Positions drawn again with their weights, systematically: all then weigh the same. */
  public List<double[]> resampled(int draws, UniformRandomProvider random) {
    return Arrays.stream(systematic(weights, draws, random)).mapToObj(positions::get).toList();
  }

  private static double effectiveSize(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    double squares = Arrays.stream(weights).map(w -> w * w).sum();
    return squares > 0 ? sum * sum / squares : 0;
  }

  private static int[] systematic(double[] weights, int draws, UniformRandomProvider random) {
    double offset = random.nextDouble();
    int[] chosen = new int[draws];
    double cumulative = weights[0];
    int i = 0;
    for (int k = 0; k < draws; k++) {
      while (cumulative < (k + offset) / draws && i < weights.length - 1) {
        cumulative += weights[++i];
      }
      chosen[k] = i;
    }
    return chosen;
  }

  /** Draws so far, with the density of all stages together at each. */
  private static final class Adaptation {
    private final int dimension;
    private final ToDoubleFunction<double[]> logDensity;
    private final List<double[]> positions = new ArrayList<>();
    private final List<Double> logs = new ArrayList<>();
    private final List<Double> proposed = new ArrayList<>();
    private final List<GaussianKernels> stages = new ArrayList<>();
    private final List<double[]> shares = new ArrayList<>();

    Adaptation(int dimension, ToDoubleFunction<double[]> logDensity) {
      this.dimension = dimension;
      this.logDensity = logDensity;
    }

    void add(GaussianKernels kernels, int draws, double even, UniformRandomProvider random) {
      List<double[]> fresh = new ArrayList<>();
      for (int i = 0; i < draws; i++) {
        double[] position =
            random.nextDouble() < even ? random.doubles(dimension).toArray() : kernels.draw(random);
        // Outside of the cube the density is 0, so is the weight.
        if (Arrays.stream(position).allMatch(x -> x >= 0 && x < 1)) {
          fresh.add(position);
        }
      }
      double[] share = {draws * even, draws * (1 - even)};
      for (int i = 0; i < positions.size(); i++) {
        proposed.set(i, proposed.get(i) + mixture(kernels, share, positions.get(i)));
      }
      stages.add(kernels);
      shares.add(share);
      double[] values =
          IntStream.range(0, fresh.size())
              .parallel()
              .mapToDouble(i -> logDensity.applyAsDouble(fresh.get(i)))
              .toArray();
      for (int i = 0; i < values.length; i++) {
        double[] position = fresh.get(i);
        double sum = 0;
        for (int s = 0; s < stages.size(); s++) {
          sum += mixture(stages.get(s), shares.get(s), position);
        }
        if (Double.isNaN(values[i])) {
          throw new ConvergenceException(
              "no posterior (the likelihood at " + Arrays.toString(position) + " is no number)");
        }
        positions.add(position);
        logs.add(values[i]);
        proposed.add(sum);
      }
    }

    private static double mixture(GaussianKernels kernels, double[] share, double[] position) {
      return share[0] + (share[1] > 0 ? share[1] * kernels.density(position) : 0);
    }

    double[] weights(double power) {
      double[] weights = new double[positions.size()];
      for (int i = 0; i < weights.length; i++) {
        double log = logs.get(i);
        // What is impossible stays so, also in the power 0.
        weights[i] = log > Double.NEGATIVE_INFINITY ? power * log - Math.log(proposed.get(i)) : log;
      }
      double most = Arrays.stream(weights).max().orElseThrow();
      if (!(most > Double.NEGATIVE_INFINITY)) {
        throw new ConvergenceException(IMPOSSIBLE);
      }
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        weights[i] = Math.exp(weights[i] - most);
        sum += weights[i];
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= sum;
      }
      return weights;
    }

    // By the greatest power of the density, up to 1, that leaves enough draws with a weight.
    double[] tempered() {
      double low = 0;
      double high = 1;
      if (effectiveSize(weights(1)) >= TEMPERED) {
        return weights(1);
      }
      for (int i = 0; i < 50; i++) {
        double middle = (low + high) / 2;
        if (effectiveSize(weights(middle)) >= TEMPERED) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return weights(low);
    }
  }
}
