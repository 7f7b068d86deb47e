package org.nudipole.validation.comparison;

import java.util.Arrays;
import java.util.List;
import org.nudipole.generator.Column;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Digits;

/** Shape of the joint distribution of two columns, of all rows or of some. */
final class PlaneCheck implements SharedCheck {
  private final String name;
  private final List<Column> columns;
  private final Binning first;
  private final Binning second;
  private final double[] fractions;
  private final ShapeCheck.Rows rows;
  // The last counts rows where a value is no number.
  private final long[] counts;

  /**
   * A check.
   *
   * @param columns the two columns
   * @param first rising bin edges of the first column
   * @param second rising bin edges of the second one
   * @param fractions expected in each cell, also in those outside the edges: as {@link #open} has
   *     them, bins of the second column next to each other
   */
  PlaneCheck(
      String name,
      List<Column> columns,
      double[] first,
      double[] second,
      double[] fractions,
      ShapeCheck.Rows rows) {
    this.name = name;
    this.columns = columns;
    this.first = new Binning(first);
    this.second = new Binning(second);
    this.fractions = fractions;
    this.rows = rows;
    counts = new long[fractions.length + 1];
  }

  /** The edges with one bin more on either side, without an end. */
  static double[] open(double[] edges) {
    double[] open = new double[edges.length + 2];
    open[0] = Double.NEGATIVE_INFINITY;
    System.arraycopy(edges, 0, open, 1, edges.length);
    open[open.length - 1] = Double.POSITIVE_INFINITY;
    return open;
  }

  @Override
  public SharedCheck again() {
    return new PlaneCheck(name, columns, first.edges(), second.edges(), fractions, rows);
  }

  @Override
  public void add(EventBlock block) {
    boolean[] selected = new boolean[block.size()];
    double[] x = block.doubles(columns.get(0).name());
    double[] y = block.doubles(columns.get(1).name());
    rows.select(block, selected);
    for (int i = 0; i < block.size(); i++) {
      if (selected[i]) {
        int column = first.index(x[i] * columns.get(0).unit());
        int row = second.index(y[i] * columns.get(1).unit());
        boolean defined = column != Binning.UNDEFINED && row != Binning.UNDEFINED;
        counts[defined ? (column + 1) * (second.size() + 2) + row + 1 : fractions.length]++;
      }
    }
  }

  @Override
  public List<TestResult> tests() {
    double[] expected = Arrays.copyOf(fractions, counts.length);
    return GoodnessOfFit.shape(name, counts, expected, (a, b) -> label(a) + " to " + label(b));
  }

  private String label(int cell) {
    if (cell == fractions.length) {
      return "NaN";
    }
    int size = second.size() + 2;
    return "(" + edge(first, cell / size, 0) + ", " + edge(second, cell % size, 1) + ")";
  }

  // The lower edge of a bin, counted with the open one.
  private String edge(Binning axis, int bin, int column) {
    if (bin == 0) {
      return "lowest";
    }
    double low = axis.edges()[bin - 1] / columns.get(column).unit();
    return (Digits.of(low, 4) + " " + columns.get(column).units()).strip();
  }
}
