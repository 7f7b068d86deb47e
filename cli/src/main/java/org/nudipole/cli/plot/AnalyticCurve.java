package org.nudipole.cli.plot;

import java.util.Arrays;

/**
 * A curve to draw. It is a step function if it has one abscissa more than ordinates (then they are
 * the edges of bins), else a line through its points.
 *
 * @param name its text in the legend
 * @param x abscissae, increasing, in the unit of the axis
 * @param y ordinates in the unit of the axis; NaN interrupts the curve
 */
public record AnalyticCurve(String name, double[] x, double[] y) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if the lengths do not fit
   */
  public AnalyticCurve {
    x = x.clone();
    y = y.clone();
    if (y.length == 0 || x.length != y.length && x.length != y.length + 1) {
      throw new IllegalArgumentException(
          "curve \""
              + name
              + "\" has "
              + x.length
              + " abscissae and "
              + y.length
              + " ordinates (a line needs as many, a step function one abscissa more)");
    }
  }

  /** Of a part of a sum that takes away its size: a logarithmic axis has no place for it. */
  public AnalyticCurve upright() {
    return Arrays.stream(y).sum() < 0
        ? new AnalyticCurve(name + ", negative", x, Arrays.stream(y).map(v -> -v).toArray())
        : this;
  }

  /** A copy of the abscissae. */
  @Override
  public double[] x() {
    return x.clone();
  }

  /** A copy of the ordinates. */
  @Override
  public double[] y() {
    return y.clone();
  }

  /** Whether this is a step function. */
  boolean isStep() {
    return x.length == y.length + 1;
  }
}
