package org.nudipole.generator;

/**
 * Proved lower and upper bounds of a function on an interval or a rectangle.
 *
 * @param lower value that the function does not fall below
 * @param upper value that it does not exceed
 */
public record Bounds(double lower, double upper) {
  // Relative width added for rounding: products of a few factors, each exact to some units in the
  // last place.
  private static final double ROUNDING = 1e-12;

  /** Checks the order. */
  public Bounds {
    if (!(lower <= upper) || Double.isInfinite(lower) || Double.isInfinite(upper)) {
      throw new IllegalArgumentException("bounds " + lower + " .. " + upper);
    }
  }

  /**
   * Bounds of a non-negative function that a rounding error cannot break; a negative lower bound
   * becomes 0.
   */
  public static Bounds of(double lower, double upper) {
    return signed(Math.max(0, lower), upper);
  }

  /** Bounds of a function of any sign that a rounding error cannot break. */
  public static Bounds signed(double lower, double upper) {
    return new Bounds(
        lower * (lower > 0 ? 1 - ROUNDING : 1 + ROUNDING),
        upper * (upper > 0 ? 1 + ROUNDING : 1 - ROUNDING));
  }

  /** Bounds of the product with another function. */
  public Bounds times(Bounds other) {
    double ends = lower * other.lower;
    double crossed = lower * other.upper;
    double crossing = upper * other.lower;
    double end = upper * other.upper;
    return new Bounds(
        Math.min(Math.min(ends, crossed), Math.min(crossing, end)),
        Math.max(Math.max(ends, crossed), Math.max(crossing, end)));
  }

  /** Bounds of the square. */
  public Bounds squared() {
    double least = lower > 0 ? lower : Math.min(0, upper);
    double most = Math.max(-lower, upper);
    return of(least * least, most * most);
  }

  /** Bounds of the sum with another function. */
  public Bounds plus(Bounds other) {
    return new Bounds(lower + other.lower, upper + other.upper);
  }

  /** Bounds of a function that is this one at some points and 0 at the others. */
  public Bounds orZero() {
    return new Bounds(Math.min(0, lower), Math.max(0, upper));
  }

  /** Bounds of the function times a constant. */
  public Bounds times(double factor) {
    return factor < 0
        ? new Bounds(upper * factor, lower * factor)
        : new Bounds(lower * factor, upper * factor);
  }
}
