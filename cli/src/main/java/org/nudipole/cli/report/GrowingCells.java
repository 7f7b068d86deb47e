package org.nudipole.cli.report;

import java.util.Arrays;

/**
 * Numbers of points in square cells of a plane. What lies beyond them brings more cells, and cells
 * twice as large where those are too many: their number has a bound, wherever points are.
 */
final class GrowingCells {
  /** Cells along the longer side of the points that are known at the beginning. */
  private static final int CELLS = 50;

  /** More cells than this along a side are taken together. */
  private static final int MOST = 4 * CELLS;

  /** Room beside the known points, in cells: others lie hardly beyond them. */
  private static final double ROOM = 0.02;

  private double cell;
  private double left;
  private double bottom;
  private long[][] counts;

  /**
   * Cells for points of which some are known; none is counted yet.
   *
   * @param x abscissae of these
   * @param y their ordinates
   */
  GrowingCells(double[] x, double[] y) {
    double[] across = ends(x);
    double[] up = ends(y);
    double longer = Math.max(across[1] - across[0], up[1] - up[0]);
    cell = longer > 0 ? longer / (CELLS - 2 * ROOM) : 1;
    left = across[0] - ROOM * cell;
    bottom = up[0] - ROOM * cell;
    counts = new long[number(bottom, up[1])][number(left, across[1])];
  }

  private static double[] ends(double[] values) {
    return new double[] {
      Arrays.stream(values).min().orElse(0), Arrays.stream(values).max().orElse(0)
    };
  }

  private int number(double low, double high) {
    return 1 + (int) ((high + ROOM * cell * (1 - 1e-6) - low) / cell);
  }

  /** Counts a point. */
  void add(double x, double y) {
    double column = Math.floor((x - left) / cell);
    double row = Math.floor((y - bottom) / cell);
    if (column < 0 || row < 0 || column >= counts[0].length || row >= counts.length) {
      if (span(column, counts[0].length) > MOST || span(row, counts.length) > MOST) {
        coarsen();
        add(x, y);
        return;
      }
      grow((int) column, (int) row);
      add(x, y);
      return;
    }
    counts[(int) row][(int) column]++;
  }

  // Cells that there would be with one at an index.
  private static double span(double index, int size) {
    return Math.max(index + 1, size) - Math.min(index, 0);
  }

  private void grow(int column, int row) {
    int right = Math.max(0, -column);
    int up = Math.max(0, -row);
    long[][] all = new long[(int) span(row, counts.length)][(int) span(column, counts[0].length)];
    for (int j = 0; j < counts.length; j++) {
      System.arraycopy(counts[j], 0, all[j + up], right, counts[j].length);
    }
    counts = all;
    left -= right * cell;
    bottom -= up * cell;
  }

  private void coarsen() {
    long[][] fewer = new long[(counts.length + 1) / 2][(counts[0].length + 1) / 2];
    for (int j = 0; j < counts.length; j++) {
      for (int i = 0; i < counts[j].length; i++) {
        fewer[j / 2][i / 2] += counts[j][i];
      }
    }
    counts = fewer;
    cell *= 2;
  }

  /** Rows from below, each from the left. */
  long[][] counts() {
    return counts;
  }

  /** Where the cells begin and end in x. */
  double[] across() {
    return new double[] {left, left + counts[0].length * cell};
  }

  /** Where they begin and end in y. */
  double[] up() {
    return new double[] {bottom, bottom + counts.length * cell};
  }
}
