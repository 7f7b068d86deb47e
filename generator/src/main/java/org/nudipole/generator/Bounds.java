package org.nudipole.generator;

/**
 * Proved lower and upper bounds of a non-negative function on an interval.
 *
 * @param lower value that the function does not fall below
 * @param upper value that it does not exceed
 */
public record Bounds(double lower, double upper) {
  // Relative width added for rounding: products of a few factors, each exact to some units in the
  // last place.
  private static final double ROUNDING = 1e-12;

  /** Checks the order; the lower bound of a density is never below 0. */
  public Bounds {
    if (!(lower <= upper) || !(lower >= 0) || Double.isInfinite(upper)) {
      throw new IllegalArgumentException("bounds " + lower + " .. " + upper);
    }
  }

  /** Bounds that a rounding error cannot break; a negative lower bound becomes 0. */
  public static Bounds of(double lower, double upper) {
    return new Bounds(Math.max(0, lower * (1 - ROUNDING)), upper * (1 + ROUNDING));
  }

  /** Bounds of the product with another non-negative function on the same interval. */
  public Bounds times(Bounds other) {
    return new Bounds(lower * other.lower, upper * other.upper);
  }

  /** Bounds of the function times a positive constant. */
  public Bounds times(double factor) {
    return new Bounds(lower * factor, upper * factor);
  }
}
