package org.nudipole.statistics.likelihood;

import java.util.Arrays;
import org.nudipole.generator.Require;

/**
 * What was measured: counts per bin, and for each pull the value at which its auxiliary measurement
 * centres it.
 *
 * @param counts counts, not negative; whole numbers unless these are Asimov data
 * @param auxiliary one value per pull; 0 outside toy experiments
 */
public record Dataset(double[] counts, double[] auxiliary) {
  /** Checks and copies. */
  public Dataset {
    counts = counts.clone();
    auxiliary = auxiliary.clone();
    Arrays.stream(counts).forEach(n -> Require.notNegative("count", n));
    Arrays.stream(auxiliary).forEach(a -> Require.finite("auxiliary measurement", a));
  }

  /**
   * Asimov data: the expected counts themselves, with the pulls where the values put them (G. Cowan
   * et al., Eur. Phys. J. C 71 (2011) 1554).
   */
  public static Dataset asimov(CountModel model, double[] values) {
    int first = values.length - model.pulls();
    return new Dataset(model.counts(values), Arrays.copyOfRange(values, first, values.length));
  }

  /** A copy of the counts. */
  @Override
  public double[] counts() {
    return counts.clone();
  }

  /** A copy of the auxiliary values. */
  @Override
  public double[] auxiliary() {
    return auxiliary.clone();
  }

  /** Sum of the counts. */
  public double total() {
    return Arrays.stream(counts).sum();
  }
}
