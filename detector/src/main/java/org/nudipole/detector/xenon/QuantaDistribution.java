package org.nudipole.detector.xenon;

import java.util.function.LongToDoubleFunction;

/**
 * The joint distribution of the photons and electrons that {@link QuantaSampler} draws, for the
 * expectation of a product of a function of each. Where the distribution and the functions are
 * smooth on the scale of many quanta, a sum over every h-th whole number is that over all (the
 * trapezoidal rule, whose error falls like exp(-2 pi^2 s^2/h^2) for a scale s).
 */
public final class QuantaDistribution {
  private static final double NEGLIGIBLE = 1e-17;

  private final double energy;
  private final long[] quanta;
  private final long stride;
  // One row per number of quanta; the probability of 0, 1, 2 ... strides of electrons.
  private final double[][] weights;

  // The same summed over one of the two: the probability of 0, 1, 2 ... units of the other.
  private final long unit;
  private final double[] photonWeights;
  private final double[] electronWeights;

  private QuantaDistribution(
      double energy, long first, long step, long stride, double[][] weights) {
    this.energy = energy;
    this.stride = stride;
    this.weights = weights;
    int last = weights.length - 1;
    quanta = new long[weights.length];
    for (int row = 0; row <= last; row++) {
      quanta[row] = first + row * step;
    }
    unit = Math.min(step, stride);
    photonWeights = new double[(int) (quanta[last] / unit) + 1];
    electronWeights = new double[weights[last].length];
    for (int row = 0; row <= last; row++) {
      for (int i = 0; i < weights[row].length; i++) {
        photonWeights[(int) ((quanta[row] - i * stride) / unit)] += weights[row][i];
        electronWeights[i] += weights[row][i];
      }
    }
  }

  /** No quanta at all. */
  static QuantaDistribution none(double energy) {
    return new QuantaDistribution(energy, 0, 1, 1, new double[][] {{1}});
  }

  /**
   * A distribution on the points of a lattice.
   *
   * @param energy the deposit
   * @param first number of quanta of the first row, a multiple of the step
   * @param step quanta from one row to the next
   * @param stride electrons from one weight of a row to the next, from 0 on
   * @param weights of each row, up to a common factor; kept and normalised
   */
  static QuantaDistribution normalised(
      double energy, long first, long step, long stride, double[][] weights) {
    double sum = 0;
    for (double[] row : weights) {
      for (double weight : row) {
        sum += weight;
      }
    }
    for (double[] row : weights) {
      for (int i = 0; i < row.length; i++) {
        row[i] /= sum;
      }
    }
    return new QuantaDistribution(energy, first, step, stride, weights);
  }

  /**
   * The stride for a product of functions of these scales: with 0.9 of their joint scale the error
   * is 3e-11. A power of two, so that rows have most numbers of photons in common.
   */
  static long stride(double... scales) {
    double inverse = 0;
    for (double scale : scales) {
      inverse += 1 / (scale * scale);
    }
    return Math.max(1, Long.highestOneBit((long) (0.9 / Math.sqrt(inverse))));
  }

  /**
   * Numbers of quanta between which all others are negligible.
   *
   * @param leastPhotons least number of photons
   * @param mostPhotons greatest number of photons
   * @param leastElectrons least number of electrons
   * @param mostElectrons greatest number of electrons
   */
  public record Reach(
      long leastPhotons, long mostPhotons, long leastElectrons, long mostElectrons) {
    static final Reach NOTHING = new Reach(0, 0, 0, 0);

    /** The reach around means. */
    static Reach around(
        double photons, double photonVariance, double electrons, double electronVariance) {
      double ofElectrons = far(electronVariance);
      double ofPhotons = far(photonVariance);
      return new Reach(
          (long) Math.max(0, photons - ofPhotons),
          (long) (photons + ofPhotons) + 1,
          (long) Math.max(0, electrons - ofElectrons),
          (long) (electrons + ofElectrons) + 1);
    }

    // Beta and skew normal distributions have longer tails than a normal one.
    private static double far(double variance) {
      return 14 * Math.sqrt(variance) + 80;
    }
  }

  /** The deposit. */
  public double energy() {
    return energy;
  }

  /** The expectation of a function of the photons. */
  public double ofPhotons(LongToDoubleFunction photons) {
    return sum(photonWeights, unit, photons);
  }

  /** The expectation of a function of the electrons. */
  public double ofElectrons(LongToDoubleFunction electrons) {
    return sum(electronWeights, stride, electrons);
  }

  private static double sum(double[] weights, long unit, LongToDoubleFunction function) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > NEGLIGIBLE) {
        sum += weights[i] * function.applyAsDouble(i * unit);
      }
    }
    return sum;
  }

  /**
   * The expectation of a function of the photons, split by the number of electrons: for {@link
   * #ofBoth}, where many functions of electrons follow one of photons.
   */
  public double[] byElectrons(LongToDoubleFunction photons) {
    double[] sums = new double[electronWeights.length];
    double[] values = new double[photonWeights.length];
    int low = values.length;
    int high = -1;
    for (int k = 0; k < values.length; k++) {
      values[k] = photonWeights[k] > NEGLIGIBLE ? photons.applyAsDouble(k * unit) : 0;
      low = values[k] == 0 ? low : Math.min(low, k);
      high = values[k] == 0 ? high : k;
    }
    int step = (int) (stride / unit);
    for (int row = 0; row < weights.length; row++) {
      // Photons are what electrons leave of the quanta, in units.
      int all = (int) (quanta[row] / unit);
      int first = Math.max(0, -Math.floorDiv(high - all, step));
      int last = Math.min(weights[row].length - 1, Math.floorDiv(all - low, step));
      for (int i = first; i <= last; i++) {
        sums[i] += weights[row][i] * values[all - i * step];
      }
    }
    return sums;
  }

  /**
   * The expectation of the product of a function of the photons and one of the electrons.
   *
   * @param byElectrons what {@link #byElectrons} makes of the function of the photons
   */
  public double ofBoth(double[] byElectrons, LongToDoubleFunction electrons) {
    double sum = 0;
    for (int i = 0; i < byElectrons.length; i++) {
      sum += byElectrons[i] == 0 ? 0 : byElectrons[i] * electrons.applyAsDouble(i * stride);
    }
    return sum;
  }
}
