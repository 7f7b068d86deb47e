package org.nudipole.generator.axis;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Contiguous bins on an axis. Bin i is [edge i, edge i+1); the last bin contains its upper edge
 * too.
 *
 * @param edges at least two finite, strictly increasing edges, in any unit
 */
public record Binning(double[] edges) {
  /** Index of a value below the first edge. */
  public static final int UNDERFLOW = -1;

  /** Difference of edges over their range that is rounding. */
  private static final double ROUNDING = 1e-9;

  /** Index of a NaN. */
  public static final int UNDEFINED = -2;

  /**
   * Checks and copies the edges.
   *
   * @throws IllegalArgumentException if there are fewer than two or they do not increase
   */
  public Binning {
    edges = edges.clone();
    if (edges.length < 2) {
      throw new IllegalArgumentException(
          "a binning needs at least 2 edges (it got " + edges.length + ")");
    }
    for (int i = 0; i < edges.length; i++) {
      if (!Double.isFinite(edges[i]) || i > 0 && !(edges[i] > edges[i - 1])) {
        throw new IllegalArgumentException(
            "edge " + i + " = " + edges[i] + " (edges must be finite and strictly increasing)");
      }
    }
  }

  /** Bins of equal width between two values. */
  public static Binning linear(double low, double high, int bins) {
    double[] edges = new double[requireBins(bins) + 1];
    for (int i = 0; i <= bins; i++) {
      // A weighted mean meets both ends exactly.
      edges[i] = (low * (bins - i) + high * i) / bins;
    }
    edges[0] = low;
    edges[bins] = high;
    return new Binning(edges);
  }

  /** Bins of equal ratio of their edges between two positive values. */
  public static Binning logarithmic(double low, double high, int bins) {
    if (!(low > 0)) {
      throw new IllegalArgumentException(
          "low = " + low + " (logarithmic bins need positive edges)");
    }
    double[] edges = new double[requireBins(bins) + 1];
    double ratio = StrictMath.log(high / low);
    for (int i = 0; i <= bins; i++) {
      edges[i] = low * StrictMath.exp(ratio * i / bins);
    }
    edges[bins] = high;
    return new Binning(edges);
  }

  /**
   * Bins of nearly equal content. Edges are found by bisection; where the cumulative jumps, edges
   * that coincide are dropped, so there can be fewer bins than asked for.
   *
   * @param cumulative content below a value, non-decreasing on [low, high]; need not be normalised
   */
  public static Binning equalContent(
      DoubleUnaryOperator cumulative, double low, double high, int bins) {
    double start = cumulative.applyAsDouble(low);
    double content = cumulative.applyAsDouble(high) - start;
    if (!(content > 0 && Double.isFinite(content))) {
      throw new IllegalArgumentException(
          "content = "
              + content
              + " between "
              + low
              + " and "
              + high
              + " (equal-content bins need a positive content)");
    }
    double[] edges = new double[requireBins(bins) + 1];
    edges[0] = low;
    int count = 1;
    for (int i = 1; i < bins; i++) {
      double edge = invert(cumulative, start + content * i / bins, edges[count - 1], high);
      double resolution = 4 * resolution(edge, low, high);
      if (edge - edges[count - 1] > resolution && high - edge > resolution) {
        edges[count++] = edge;
      }
    }
    edges[count++] = high;
    return new Binning(Arrays.copyOf(edges, count));
  }

  /**
   * Bins of nearly equal content of a tabulated cumulative, linear between its nodes.
   *
   * @param x strictly increasing nodes
   * @param cumulative content below each node, non-decreasing
   */
  public static Binning equalContent(double[] x, double[] cumulative, int bins) {
    if (x.length != cumulative.length) {
      throw new IllegalArgumentException(
          x.length + " nodes with " + cumulative.length + " values (lengths must agree)");
    }
    Binning nodes = new Binning(x);
    return equalContent(value -> nodes.interpolate(cumulative, value), x[0], x[x.length - 1], bins);
  }

  /** A copy of the edges. */
  @Override
  public double[] edges() {
    return edges.clone();
  }

  /** Number of bins. */
  public int size() {
    return edges.length - 1;
  }

  /** Lower edge of a bin. */
  public double low(int bin) {
    return edges[bin];
  }

  /** Upper edge of a bin. */
  public double high(int bin) {
    return edges[bin + 1];
  }

  /** Width of a bin. */
  public double width(int bin) {
    return edges[bin + 1] - edges[bin];
  }

  /**
   * The bin of a value by binary search.
   *
   * @return an index in [0, size), {@link #UNDERFLOW}, {@link #size()} for a value above the last
   *     edge, or {@link #UNDEFINED}
   */
  public int index(double value) {
    int last = edges.length - 1;
    if (!(value >= edges[0])) {
      return value < edges[0] ? UNDERFLOW : UNDEFINED;
    }
    if (value >= edges[last]) {
      return value == edges[last] ? last - 1 : last;
    }
    int below = 0;
    // A step that is no branch: which way it goes cannot be predicted.
    for (int bins = last; bins > 1; ) {
      int half = bins >>> 1;
      below = edges[below + half] <= value ? below + half : below;
      bins -= half;
    }
    return below;
  }

  /**
   * As {@link #index(double)}, where a value beyond an outer edge by no more than its rounding is
   * inside.
   */
  public int index(double value, double rounding) {
    int bin = index(value);
    if (bin == UNDERFLOW && value + rounding >= edges[0]) {
      return 0;
    }
    return bin == size() && value - rounding <= edges[bin] ? bin - 1 : bin;
  }

  /**
   * Text for a range of bins, such as {@code 0.1 to 0.2 keV}.
   *
   * @param first first bin
   * @param last last bin, included
   * @param unit factor from the printed unit to that of the edges
   * @param units printed unit, empty if none
   */
  public String describe(int first, int last, double unit, String units) {
    String low = Digits.of(edges[first] / unit, 6);
    return (low + " to " + Digits.of(edges[last + 1] / unit, 6) + " " + units).strip();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Binning that && Arrays.equals(edges, that.edges);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(edges);
  }

  @Override
  public String toString() {
    return size() + " bins from " + edges[0] + " to " + edges[size()];
  }

  private double interpolate(double[] values, double at) {
    int i = Math.min(Math.max(index(at), 0), size() - 1);
    return values[i] + (values[i + 1] - values[i]) * ((at - edges[i]) / width(i));
  }

  private static double invert(
      DoubleUnaryOperator cumulative, double target, double low, double high) {
    double below = low;
    double above = high;
    while (above - below > resolution(above, low, high)) {
      double middle = below + (above - below) / 2;
      if (cumulative.applyAsDouble(middle) < target) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return above;
  }

  /** 2^-40 of the value: far below any bin width that matters; the range keeps it from 0. */
  private static double resolution(double value, double low, double high) {
    return 0x1p-40 * Math.max(Math.abs(value), 0x1p-20 * (high - low));
  }

  private static int requireBins(int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("bins = " + bins + " (there must be at least 1)");
    }
    return bins;
  }

  /** Whether they are the same bins, but for the rounding of units. */
  public boolean isSame(Binning other) {
    double[] own = edges();
    double[] others = other.edges();
    double slack = ROUNDING * (own[own.length - 1] - own[0]);
    boolean same = own.length == others.length;
    for (int i = 0; same && i < own.length; i++) {
      same = Math.abs(own[i] - others[i]) <= slack;
    }
    return same;
  }
}
