package org.nudipole.generator;

/** Argument checks that are safe against NaN, name the argument and return it. */
public final class Require {
  private Require() {}

  /** Returns {@code value} if it is finite. */
  public static double finite(String name, double value) {
    return that(Double.isFinite(value), name, value, "must be finite");
  }

  /** Returns {@code value} if it is finite and greater than 0. */
  public static double positive(String name, double value) {
    return that(value > 0 && Double.isFinite(value), name, value, "must be positive");
  }

  /** Returns {@code value} if it is finite and not negative. */
  public static double notNegative(String name, double value) {
    return that(value >= 0 && Double.isFinite(value), name, value, "must not be negative");
  }

  /** Returns {@code value} if it lies in [low, high]. */
  public static double inRange(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw fault(name, value, "must lie in [" + low + ", " + high + "]");
    }
    return value;
  }

  private static double that(boolean holds, String name, double value, String rule) {
    if (!holds) {
      throw fault(name, value, rule);
    }
    return value;
  }

  private static IllegalArgumentException fault(String name, double value, String rule) {
    return new IllegalArgumentException(name + " = " + value + " " + rule);
  }
}
