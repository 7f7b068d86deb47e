package org.nudipole.cli.plot;

import java.util.Arrays;

/**
 * Events in the cells of a plane.
 *
 * @param title what it shows
 * @param x horizontal axis
 * @param y vertical axis
 * @param counts events of each cell: rows from the lower end of the vertical axis, in each of them
 *     columns from the left; all cells are of one size
 */
public record CellMap(String title, Axis x, Axis y, long[][] counts) {
  /**
   * Copies the cells.
   *
   * @throws IllegalArgumentException if there is none, or rows differ in length
   */
  public CellMap {
    if (Arrays.stream(counts).mapToInt(row -> row.length).distinct().count() != 1) {
      throw new IllegalArgumentException("map \"" + title + "\" (its rows have no one length)");
    }
    counts = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }

  /** A copy of the cells. */
  @Override
  public long[][] counts() {
    return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }
}
