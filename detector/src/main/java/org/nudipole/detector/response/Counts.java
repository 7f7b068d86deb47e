package org.nudipole.detector.response;

import java.util.Arrays;

/** The values of a function at whole numbers, the smaller ones evaluated once; for one thread. */
final class Counts {
  private static final int MOST = 1_000_000;

  private final Observable function;
  private double[] values = new double[64];
  private int known;

  Counts(Observable function) {
    this.function = function;
  }

  double at(long whole) {
    if (whole >= MOST) {
      return function.value(whole);
    }
    int count = (int) whole;
    if (count >= known) {
      values = Arrays.copyOf(values, Math.max(count + 64, values.length));
      for (; known <= count; known++) {
        values[known] = function.value(known);
      }
    }
    return values[count];
  }
}
