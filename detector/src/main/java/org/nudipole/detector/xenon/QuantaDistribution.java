package org.nudipole.detector.xenon;

import java.util.function.LongToDoubleFunction;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * The joint distribution of the photons and electrons that {@link QuantaSampler} draws, for the
 * expectation of a product of a function of each. Where the distribution and the functions are
 * smooth on the scale of many quanta, a sum over every h-th whole number is that over all (the
 * trapezoidal rule, whose error falls like exp(-2 pi^2 s^2/h^2) for a scale s).
 */
public final class QuantaDistribution {
  // Standard deviations of the number of quanta that are summed over; outside lies less than 1e-14.
  private static final double REACH = 8;

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
      double energy, long[] quanta, long step, long stride, double[][] weights) {
    this.energy = energy;
    this.quanta = quanta;
    this.stride = stride;
    this.weights = weights;
    int last = quanta.length - 1;
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

  /**
   * The distribution of one deposit.
   *
   * @param light the least scale, over the root of the number of photons, on which functions of it
   *     are smooth
   * @param charge the same for electrons
   */
  public static QuantaDistribution of(
      QuantumYield yield, double energy, double light, double charge) {
    double electrons = yield.electrons(energy);
    double photons = yield.photons(energy, electrons);
    double mean = electrons + photons;
    if (!(mean > 0)) {
      return new QuantaDistribution(energy, new long[1], 1, 1, new double[][] {{1}});
    }
    double p = electrons / mean;
    double spread = yield.recombination(electrons, mean);
    double sigma = Math.sqrt(yield.fano(mean) * mean);
    double ofLight = light * Math.sqrt(photons);
    double ofCharge = charge * Math.sqrt(electrons);
    double ofFraction = Math.sqrt(mean * p * (1 - p) + mean * mean * spread * spread);
    long step = stride(sigma, ofLight);
    long stride = stride(ofFraction, ofLight, ofCharge);
    long first = Math.max(0, (long) ((mean - REACH * sigma) / step)) * step;
    int rows = (int) ((mean + REACH * sigma + 1 - first) / step) + 1;
    long[] quanta = new long[rows];
    double[][] weights = new double[rows][];
    BetaBinomial fraction = BetaBinomial.of(p, spread);
    double[] scratch = new double[(int) (first + (rows - 1) * step) + 1];
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      quanta[row] = first + row * step;
      weights[row] = new double[(int) (quanta[row] / stride) + 1];
      fraction.add(quanta[row], stride, rounded(quanta[row], mean, sigma), weights[row], scratch);
      for (double weight : weights[row]) {
        sum += weight;
      }
    }
    for (double[] row : weights) {
      for (int i = 0; i < row.length; i++) {
        row[i] /= sum;
      }
    }
    return new QuantaDistribution(energy, quanta, step, stride, weights);
  }

  // The stride for a product of functions of these scales: with 0.9 of their joint scale the error
  // is
  // 3e-11. A power of two, so that rows have most numbers of photons in common.
  private static long stride(double... scales) {
    double inverse = 0;
    for (double scale : scales) {
      inverse += 1 / (scale * scale);
    }
    return Math.max(1, Long.highestOneBit((long) (0.9 / Math.sqrt(inverse))));
  }

  // Probability that a normal deviate is rounded to a whole number; 0 takes what lies below.
  private static double rounded(long count, double mean, double sigma) {
    double above = (count + 0.5 - mean) / (sigma * Math.sqrt(2));
    if (count == 0) {
      return Erfc.value(-above) / 2;
    }
    double below = (count - 0.5 - mean) / (sigma * Math.sqrt(2));
    return below > 0
        ? (Erfc.value(below) - Erfc.value(above)) / 2
        : (Erfc.value(-above) - Erfc.value(-below)) / 2;
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
      long leastPhotons, long mostPhotons, long leastElectrons, long mostElectrons) {}

  /** A generous reach of the distribution of one deposit, without making it. */
  public static Reach reach(QuantumYield yield, double energy) {
    double electrons = yield.electrons(energy);
    double mean = electrons + yield.photons(energy, electrons);
    if (!(mean > 0)) {
      return new Reach(0, 0, 0, 0);
    }
    double p = electrons / mean;
    double spread = yield.recombination(electrons, mean) * mean;
    double shared = mean * p * (1 - p) + spread * spread;
    double number = yield.fano(mean) * mean;
    double ofElectrons = far(shared + p * p * number);
    double ofPhotons = far(shared + (1 - p) * (1 - p) * number);
    return new Reach(
        (long) Math.max(0, mean - electrons - ofPhotons),
        (long) (mean - electrons + ofPhotons) + 1,
        (long) Math.max(0, electrons - ofElectrons),
        (long) (electrons + ofElectrons) + 1);
  }

  // The beta distribution has longer tails than a normal one.
  private static double far(double variance) {
    return 14 * Math.sqrt(variance) + 80;
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

  /** The expectation of the product of a function of the photons and one of the electrons. */
  public double ofBoth(LongToDoubleFunction photons, LongToDoubleFunction electrons) {
    double sum = 0;
    for (int row = 0; row < weights.length; row++) {
      for (int i = 0; i < weights[row].length; i++) {
        double weight = weights[row][i];
        if (weight > NEGLIGIBLE) {
          long charge = i * stride;
          double value = photons.applyAsDouble(quanta[row] - charge);
          sum += value == 0 ? 0 : weight * value * electrons.applyAsDouble(charge);
        }
      }
    }
    return sum;
  }
}
