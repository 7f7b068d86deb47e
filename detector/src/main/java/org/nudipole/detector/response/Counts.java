package org.nudipole.detector.response;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/** The values of a function at whole numbers, the smaller ones evaluated once; for one thread. */
final class Counts {
  private static final int MOST = 1 << 20;

  private final LongToDoubleFunction function;
  // NaN where it has not been asked for.
  private double[] values = {};

  Counts(LongToDoubleFunction function) {
    this.function = function;
  }

  double at(long count) {
    if (count >= MOST) {
      return function.applyAsDouble(count);
    }
    int index = (int) count;
    if (index >= values.length) {
      int size = values.length;
      values = Arrays.copyOf(values, Math.max(64, 2 * index));
      Arrays.fill(values, size, values.length, Double.NaN);
    }
    if (Double.isNaN(values[index])) {
      values[index] = function.applyAsDouble(count);
    }
    return values[index];
  }
}
