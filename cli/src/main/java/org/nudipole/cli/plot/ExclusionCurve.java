package org.nudipole.cli.plot;

import java.util.List;

/**
 * Upper limits along an axis, and the bands about them. NaN interrupts a curve.
 *
 * @param name its text in the legend
 * @param x abscissae, rising
 * @param y limits
 * @param bands the wide band first: lower and upper ends; possibly none
 * @param dashed whether the curve is drawn dashed, as expected limits are beside observed ones
 * @param colour number of its colour and marker; curves of one experiment share it
 * @param marked whether a marker here and there tells the curve from others without colours
 */
public record ExclusionCurve(
    String name,
    double[] x,
    double[] y,
    List<Band> bands,
    boolean dashed,
    int colour,
    boolean marked) {
  /**
   * Lower and upper ends of a band.
   *
   * @param low lower ends
   * @param high upper ends
   */
  public record Band(double[] low, double[] high) {
    /** Copies. */
    public Band {
      low = low.clone();
      high = high.clone();
    }
  }

  /** Checks and copies. */
  public ExclusionCurve {
    x = x.clone();
    y = y.clone();
    bands = List.copyOf(bands);
    if (x.length != y.length || x.length == 0) {
      throw new IllegalArgumentException(
          "curve \"" + name + "\" has " + x.length + " abscissae and " + y.length + " ordinates");
    }
  }

  /** A copy of the abscissae. */
  @Override
  public double[] x() {
    return x.clone();
  }

  /** A copy of the limits. */
  @Override
  public double[] y() {
    return y.clone();
  }
}
