package org.nudipole.macros.language;

/**
 * Values that a number may take, tested in the unit it is written in: every bound with a dimension
 * is 0 or infinite.
 *
 * @param low lower bound
 * @param lowIncluded whether the lower bound itself is allowed
 * @param high upper bound
 * @param highIncluded whether the upper bound itself is allowed
 * @param rule the rule in words, after "must"
 */
public record Range(
    double low, boolean lowIncluded, double high, boolean highIncluded, String rule) {
  /** Any finite number. */
  public static final Range ANY =
      new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false, "be finite");

  /** Greater than 0. */
  public static final Range POSITIVE =
      new Range(0, false, Double.POSITIVE_INFINITY, false, "be greater than 0");

  /** 0 or greater. */
  public static final Range NOT_NEGATIVE =
      new Range(0, true, Double.POSITIVE_INFINITY, false, "not be negative");

  /** A fraction, ends included. */
  public static final Range FRACTION = new Range(0, true, 1, true, "lie in [0, 1]");

  /** Strictly between 0 and 1. */
  public static final Range OPEN_FRACTION = new Range(0, false, 1, false, "lie inside (0, 1)");

  /** Greater than 0 and at most 1. */
  public static final Range POSITIVE_FRACTION = new Range(0, false, 1, true, "lie in (0, 1]");

  /** Whether {@code value} is allowed. */
  public boolean contains(double value) {
    return (lowIncluded ? value >= low : value > low)
        && (highIncluded ? value <= high : value < high);
  }
}
