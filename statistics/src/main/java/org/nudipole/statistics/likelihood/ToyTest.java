package org.nudipole.statistics.likelihood;

import java.util.Arrays;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * The test of one value of a parameter whose distributions are counted among toys.
 *
 * @param ratio what is compared
 * @param value the value
 * @param here the ratios of toys of this value, sorted
 * @param none the ratios of toys without a signal, sorted: CLs; empty for all other conventions
 */
record ToyTest(LikelihoodRatio ratio, double value, double[] here, double[] none) {
  /** Part of a ratio by which two that are the same may differ: counts come in whole numbers. */
  private static final double SAME = 1e-7;

  /** Greatest ratio that is rounding of the likelihoods it is of, and of counted ties. */
  private static final double RESOLUTION = 1e-6;

  /** Copies, of sorted arrays. */
  ToyTest {
    here = here.clone();
    none = none.clone();
  }

  @Override
  public double[] here() {
    return here.clone();
  }

  @Override
  public double[] none() {
    return none.clone();
  }

  /**
   * The level with which data exclude the value: 1 - p, and 1 - CLs where that is asked.
   *
   * @throws ConvergenceException if a fit fails
   */
  double confidence(LikelihoodRatio.Fitted data) {
    return confidence(ratio.at(value, data));
  }

  /** The same for a ratio. */
  double confidence(double observed) {
    double p = tail(here, observed);
    if (none.length == 0 || p == 0) {
      return 1 - p;
    }
    // Data that are rarer without a signal than with one exclude nothing.
    return 1 - Math.min(1, p / tail(none, observed));
  }

  /**
   * The part of the toys without a signal that exclude the value.
   *
   * @param background their ratios
   * @param level confidence level
   */
  double power(double[] background, double level) {
    return Arrays.stream(background).filter(q -> confidence(q) >= level).count()
        / (double) background.length;
  }

  /** Whether the ratio from which on data exclude the value is more than rounding. */
  boolean isResolved(double level) {
    return here[Math.min(here.length - 1, (int) (level * here.length))] > RESOLUTION;
  }

  // Part of the toys with a ratio at least as large.
  private static double tail(double[] sorted, double observed) {
    double least = observed - SAME * Math.max(1, observed);
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] >= least) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return (sorted.length - low) / (double) sorted.length;
  }
}
