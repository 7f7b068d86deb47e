package org.nudipole.detector.response;

import java.util.List;
import java.util.Optional;
import org.nudipole.generator.Column;
import org.nudipole.generator.axis.Binning;

/**
 * Bins of the first observable, or cells of a plane of it with what is measured beside it; cells
 * with the same bin of the first stand next to each other.
 *
 * @param first bins of the first observable
 * @param second bins across; empty if there are none
 */
public record Cells(Binning first, Optional<SecondAxis> second) {
  /** Bins of the first observable alone. */
  public static Cells of(Binning bins) {
    return new Cells(bins, Optional.empty());
  }

  /** Bins of the first observable alone. */
  public static Cells of(double[] edges) {
    return of(new Binning(edges));
  }

  /** Number of cells. */
  public int size() {
    return first.size() * across();
  }

  /** Number of cells in each bin of the first observable. */
  public int across() {
    return second.map(axis -> axis.bins().size()).orElse(1);
  }

  /** The bin of the first observable of a cell. */
  public int bin(int cell) {
    return cell / across();
  }

  /** The bin of the second axis of a cell, 0 if there is none. */
  public int binAcross(int cell) {
    return cell % across();
  }

  /**
   * The cell of an event.
   *
   * @param observed the first observable
   * @param beside what is measured beside it, ignored where there is no second axis
   * @return an index, or -1 for what lies outside
   */
  public int index(double observed, double beside) {
    int bin = first.index(observed, 2 * Math.ulp(observed));
    int other = second.map(axis -> axis.bins().index(beside, 2 * Math.ulp(beside))).orElse(0);
    return bin >= 0 && bin < first.size() && other >= 0 && other < across()
        ? bin * across() + other
        : -1;
  }

  /** Counts of cells added up to those of the bins of the first observable. */
  public double[] projected(double[] counts) {
    double[] sums = new double[first.size()];
    for (int cell = 0; cell < size(); cell++) {
      sums[bin(cell)] += counts[cell];
    }
    return sums;
  }

  /** Counts of cells added up to those of the bins of the second axis. */
  public double[] projectedAcross(double[] counts) {
    double[] sums = new double[across()];
    for (int cell = 0; cell < size(); cell++) {
      sums[binAcross(cell)] += counts[cell];
    }
    return sums;
  }

  /** Whether they are the same cells, but for the rounding of units. */
  public boolean isSame(Cells other) {
    return first.isSame(other.first)
        && second.isPresent() == other.second.isPresent()
        && second.map(axis -> axis.isSame(other.second.orElseThrow())).orElse(true);
  }

  /** How many there are, such as {@code 40}, or {@code 9 x 11} in a plane. */
  public String number() {
    return first.size() + second.map(axis -> " x " + axis.bins().size()).orElse("");
  }

  /**
   * Where they are, such as {@code 8 to 60 PE}.
   *
   * @param observed the column of the first observable
   */
  public String range(Column observed) {
    return range(first, observed)
        + second.map(axis -> " and " + range(axis.bins(), axis.column())).orElse("");
  }

  private static String range(Binning bins, Column column) {
    return bins.describe(0, bins.size() - 1, column.unit(), column.units());
  }

  /** One in a cell, cell by cell, where the second axis is not the time. */
  public List<Window> windows() {
    return second
        .map(axis -> Window.cells(first.edges(), axis.bins().edges()))
        .orElseGet(() -> Window.bins(first.edges()));
  }
}
