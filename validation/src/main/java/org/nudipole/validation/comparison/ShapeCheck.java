package org.nudipole.validation.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.axis.Histogram;

/** Shape of one column, of all rows or of some. */
final class ShapeCheck implements SharedCheck {
  /** Which rows count. */
  @FunctionalInterface
  interface Rows {
    /** Whether each row counts; {@code selected} has room for them all. */
    void select(EventBlock block, boolean[] selected);
  }

  /** All of them. */
  static final Rows EVERY_ROW = (block, selected) -> Arrays.fill(selected, true);

  private final String name;
  private final String column;
  private final Expected expected;
  private final Rows rows;
  private final Histogram histogram;

  /**
   * What is expected of a column.
   *
   * @param edges rising bin edges
   * @param fractions one per bin, and then those below the first and above the last edge
   * @param unit factor from the unit of the file to that of the edges
   * @param units unit of the file as text
   */
  record Expected(double[] edges, double[] fractions, double unit, String units) {
    /** A column that is never outside its bins. */
    static Expected inside(double[] edges, double[] content, double unit, String units) {
      double total = Arrays.stream(content).sum();
      double[] fractions = Arrays.stream(content).map(c -> c / total).toArray();
      return new Expected(edges, Arrays.copyOf(fractions, content.length + 2), unit, units);
    }

    /**
     * A column that may be outside its bins.
     *
     * @param edges edges of the bins
     * @param content content of the bins between any edges, infinite ones too
     * @param total content of all
     */
    static Expected open(
        double[] edges, UnaryOperator<double[]> content, double total, double unit, String units) {
      double[] open = new double[edges.length + 2];
      open[0] = Double.NEGATIVE_INFINITY;
      System.arraycopy(edges, 0, open, 1, edges.length);
      open[open.length - 1] = Double.POSITIVE_INFINITY;
      double[] all = content.apply(open);
      double[] fractions = new double[all.length];
      int inner = all.length - 2;
      for (int i = 0; i < inner; i++) {
        fractions[i] = Math.max(0, all[i + 1] / total);
      }
      fractions[inner] = Math.max(0, all[0] / total);
      fractions[inner + 1] = Math.max(0, all[inner + 1] / total);
      return new Expected(edges, fractions, unit, units);
    }
  }

  ShapeCheck(String name, String column, Expected expected, Rows rows) {
    this.name = name;
    this.column = column;
    this.expected = expected;
    this.rows = rows;
    histogram = new Histogram(new Binning(expected.edges()));
  }

  /** A check of all rows. */
  static ShapeCheck all(String column, Expected expected) {
    return new ShapeCheck(column, column, expected, EVERY_ROW);
  }

  @Override
  public SharedCheck again() {
    return new ShapeCheck(name, column, expected, rows);
  }

  @Override
  public void add(EventBlock block) {
    double[] from = block.doubles(column);
    double[] values = new double[block.size()];
    boolean[] selected = new boolean[block.size()];
    rows.select(block, selected);
    int n = 0;
    for (int i = 0; i < block.size(); i++) {
      // Written always and kept by the count: no branch to predict.
      values[n] = from[i];
      n += selected[i] ? 1 : 0;
    }
    histogram.fill(values, 0, n, expected.unit());
  }

  @Override
  public List<TestResult> tests() {
    Binning axis = histogram.binning();
    int size = axis.size();
    // In the order of the axis, so that only neighbours are merged; NaN comes last.
    long[] counts = new long[size + 3];
    double[] fractions = new double[size + 3];
    counts[0] = histogram.underflow();
    fractions[0] = expected.fractions()[size];
    System.arraycopy(histogram.counts(), 0, counts, 1, size);
    System.arraycopy(expected.fractions(), 0, fractions, 1, size);
    counts[size + 1] = histogram.overflow();
    fractions[size + 1] = expected.fractions()[size + 1];
    counts[size + 2] = histogram.undefined();
    return GoodnessOfFit.shape(name, counts, fractions, (a, b) -> label(axis, a, b));
  }

  private String label(Binning axis, int first, int last) {
    int size = axis.size();
    if (first > size + 1) {
      return "NaN";
    }
    if (first > 0 && last <= size) {
      return axis.describe(first - 1, last - 1, expected.unit(), expected.units());
    }
    double end = first == 0 ? axis.edges()[last] : axis.edges()[first - 1];
    String edge = Digits.of(end / expected.unit(), 6) + " " + expected.units();
    return ((first == 0 ? "below " : "above ") + edge).strip();
  }
}
