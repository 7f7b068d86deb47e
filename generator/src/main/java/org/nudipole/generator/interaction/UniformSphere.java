package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;

/**
 * The form factor of a uniform sphere, 3 j1(x) / x with x = q R, which the Helm and Klein-Nystrand
 * models share.
 */
final class UniformSphere {
  // First zero of j1 (NIST Digital Library of Mathematical Functions, table 10.75).
  static final double FIRST_ZERO = 4.493409457909064;
  // Below this x the series is exact to rounding while sin x - x cos x cancels.
  private static final double SERIES_BELOW = 0.1;

  private UniformSphere() {}

  static double value(double x) {
    if (x < SERIES_BELOW) {
      double y = x * x;
      return 1 - y / 10 * (1 - y / 28 * (1 - y / 54 * (1 - y / 88)));
    }
    return 3 * (StrictMath.sin(x) - x * StrictMath.cos(x)) / (x * x * x);
  }

  /**
   * Bounds of the function itself: it falls up to its first zero, and its square then stays low.
   */
  static Bounds bounds(double low, double high) {
    if (high < FIRST_ZERO) {
      return Bounds.signed(value(high), value(low));
    }
    double tail = Math.sqrt(tail(Math.max(low, FIRST_ZERO)));
    return Bounds.signed(-tail, Math.max(low < FIRST_ZERO ? value(low) : 0, tail));
  }

  /** Bounds of the square: it falls up to its first zero and then stays below 9 (1 + x^2) / x^6. */
  static Bounds squared(double low, double high) {
    if (high < FIRST_ZERO) {
      double atLow = value(low);
      double atHigh = value(high);
      return Bounds.of(atHigh * atHigh, atLow * atLow);
    }
    double before = low < FIRST_ZERO ? value(low) * value(low) : 0;
    return Bounds.of(0, Math.max(before, tail(Math.max(low, FIRST_ZERO))));
  }

  // What the square does not exceed from here on.
  private static double tail(double from) {
    double square = from * from;
    return 9 * (1 / square + 1) / (square * square);
  }
}
