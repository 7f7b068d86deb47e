package org.nudipole.macros.run;

import java.util.List;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableException;
import org.nudipole.io.EventFileReader;
import org.nudipole.macros.language.Dimension;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.UnitCatalogue;
import org.nudipole.validation.Binning;
import org.nudipole.validation.Histogram;

/**
 * Observed counts per bin.
 *
 * @param bins bins of the observed value
 * @param counts counts
 */
public record ObservedData(Binning bins, double[] counts) {
  private static final String LOW = "observed_low";
  private static final String HIGH = "observed_high";
  private static final String COUNTS = "counts";

  /** Checks and copies. */
  public ObservedData {
    counts = counts.clone();
    if (counts.length != bins.size()) {
      throw new IllegalArgumentException(counts.length + " counts in " + bins.size() + " bins");
    }
  }

  /** A copy of the counts. */
  @Override
  public double[] counts() {
    return counts.clone();
  }

  /**
   * The detected events of an event file.
   *
   * @throws org.nudipole.io.EventFileException if it cannot be read
   */
  public static ObservedData events(EventFileReader reader, Binning bins, RunConfiguration run) {
    Histogram histogram = new Histogram(bins);
    Column observed = run.experiment().response().column();
    long events = reader.header().events();
    double[] values = new double[EventBatch.CAPACITY];
    for (long first = 0; first < events; first += EventBatch.CAPACITY) {
      int size = (int) Math.min(EventBatch.CAPACITY, events - first);
      double[] column = reader.doubles(observed.name(), first, size);
      int[] detected = reader.integers(Column.DETECTED.name(), first, size);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        values[kept] = column[i];
        kept += detected[i] != 0 ? 1 : 0;
      }
      histogram.fill(values, 0, kept, observed.unit());
    }
    double[] counts = new double[bins.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = histogram.count(i);
    }
    return new ObservedData(bins, counts);
  }

  /**
   * The counts of a table with the columns {@code observed_low}, {@code observed_high} and {@code
   * counts} and a header that says where they come from; it brings its bins.
   *
   * @param response the response, which says what the unit of the observed value is
   * @throws TableException naming the line, if it is no such table
   */
  public static ObservedData of(Table table, Response response) {
    for (String key : List.of("title", "source")) {
      if (table.provenance().entry(key).isEmpty()) {
        throw new TableException(
            table.name(),
            0,
            "no header line '# " + key + ": ...' (say where the counts come from)");
      }
    }
    for (String column : List.of(LOW, HIGH, COUNTS)) {
      if (!table.columns().contains(column)) {
        throw new TableException(
            table.name(),
            0,
            "no column " + column + " (it needs " + LOW + ", " + HIGH + " and " + COUNTS + ")");
      }
    }
    double unit = unit(table, response);
    double[] edges = new double[table.size() + 1];
    double[] counts = table.numbers(COUNTS);
    for (int row = 0; row < table.size(); row++) {
      double low = table.number(row, LOW) * unit;
      edges[row + 1] = table.number(row, HIGH) * unit;
      if (row == 0) {
        edges[0] = low;
      } else if (Math.abs(low - edges[row]) > 1e-9 * Math.abs(low)) {
        throw new TableException(
            table.name(), table.line(row), "the bin does not begin where the last one ends");
      }
      if (!(edges[row + 1] > edges[row])) {
        throw new TableException(table.name(), table.line(row), "the bin has no width");
      }
      if (!(counts[row] >= 0 && counts[row] == Math.rint(counts[row]))) {
        throw new TableException(
            table.name(),
            table.line(row),
            "counts of " + counts[row] + " (the likelihood is that of whole numbers of events)");
      }
    }
    return new ObservedData(new Binning(edges), counts);
  }

  private static double unit(Table table, Response response) {
    String units = table.units().get(table.columns().indexOf(LOW));
    String observed = response.units();
    if (!units.equals(table.units().get(table.columns().indexOf(HIGH)))) {
      throw new TableException(table.name(), 0, LOW + " and " + HIGH + " have different units");
    }
    return UnitCatalogue.find(units)
        .filter(unit -> unit.dimension() == Dimension.OBSERVED)
        .filter(unit -> observed.endsWith(units.substring(units.length() - 2)))
        .map(Unit::factor)
        .orElseThrow(
            () ->
                new TableException(
                    table.name(),
                    0,
                    "unit '" + units + "' of " + LOW + " (the observable is in " + observed + ")"));
  }
}
