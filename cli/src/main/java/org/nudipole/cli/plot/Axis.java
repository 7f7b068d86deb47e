package org.nudipole.cli.plot;

/**
 * A finite range on an axis.
 *
 * @param label quantity with its unit, such as {@code observed energy (keV)}
 * @param logarithmic whether the scale is logarithmic
 * @param low lower end, positive if logarithmic
 * @param high upper end
 */
public record Axis(String label, boolean logarithmic, double low, double high) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is empty, infinite, or not positive on a logarithmic
   *     axis
   */
  public Axis {
    if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "axis \"" + label + "\" from " + low + " to " + high + " (its range is empty)");
    }
    if (logarithmic && !(low > 0)) {
      throw new IllegalArgumentException(
          "logarithmic axis \"" + label + "\" from " + low + " (it must start above 0)");
    }
  }

  /** The value in the middle of two, as it appears on this axis. */
  double middle(double a, double b) {
    return logarithmic && a > 0 ? Math.sqrt(a) * Math.sqrt(b) : a + (b - a) / 2;
  }

  /**
   * The value, or one just off the lower end if it lies so far below that a logarithm cannot show
   * it.
   */
  double visible(double value) {
    return logarithmic ? Math.max(value, low / 10) : value;
  }
}
