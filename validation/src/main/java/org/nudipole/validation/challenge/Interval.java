package org.nudipole.validation.challenge;

/**
 * An interval of a parameter, both ends included.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {
  /** Whether a value lies inside. */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }

  /** Distance of the ends. */
  public double width() {
    return high - low;
  }
}
