package org.nudipole.cli.plot;

import java.util.List;
import java.util.Optional;

/**
 * A region of two parameters.
 *
 * @param name its text in the legend
 * @param parts connected parts of it
 * @param best the best fit; empty if it is nowhere on the plane
 * @param colour number of its colour
 */
public record Region(String name, List<Part> parts, Optional<Point> best, int colour) {
  /** Keeps a copy. */
  public Region {
    parts = List.copyOf(parts);
  }

  /**
   * A point.
   *
   * @param x abscissa
   * @param y ordinate
   */
  public record Point(double x, double y) {}

  /**
   * What lies between two curves.
   *
   * @param x abscissae, rising
   * @param low lower ends
   * @param high upper ends, may be infinite
   */
  public record Part(double[] x, double[] low, double[] high) {
    /** Checks and copies. */
    public Part {
      x = x.clone();
      low = low.clone();
      high = high.clone();
      if (x.length == 0 || x.length != low.length || x.length != high.length) {
        throw new IllegalArgumentException(
            "a region of " + x.length + " abscissae, " + low.length + " and " + high.length);
      }
    }

    /** Number of abscissae. */
    int size() {
      return x.length;
    }
  }
}
