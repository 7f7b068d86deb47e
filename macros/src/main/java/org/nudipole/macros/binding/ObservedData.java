package org.nudipole.macros.binding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Histogram;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.data.TableFault;
import org.nudipole.io.EventFileReader;
import org.nudipole.macros.language.Dimension;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.UnitCatalogue;

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
   * @throws org.nudipole.io.hdf5.EventFileException if it cannot be read
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
    TableCheck check = new TableCheck(table);
    for (String key : List.of("title", "source")) {
      if (table.provenance().entry(key).isEmpty()) {
        check.fault(
            new TableFault(
                0, 1, "no header line '# " + key + ": ...' (say where the counts come from)"));
      }
    }
    for (String column : List.of(LOW, HIGH, COUNTS)) {
      if (!table.columns().contains(column)) {
        check.fault(
            new TableFault(
                0,
                1,
                "no column "
                    + column
                    + " (it needs "
                    + LOW
                    + ", "
                    + HIGH
                    + " and "
                    + COUNTS
                    + ")"));
      }
    }
    if (table.size() == 0) {
      check.fault(new TableFault(0, 1, "no rows (a table of counts has one or more bins)"));
    }
    check.throwFaults();
    double unit = unit(table, response);
    double[] low = check.numbers(table.columns().indexOf(LOW));
    double[] high = check.numbers(table.columns().indexOf(HIGH));
    double[] counts = check.numbers(table.columns().indexOf(COUNTS));
    for (int row = 0; row < table.size(); row++) {
      checkBin(row, low, high, counts, table, check);
    }
    check.throwFaults();
    double[] edges =
        DoubleStream.concat(DoubleStream.of(low[0]), Arrays.stream(high))
            .map(edge -> edge * unit)
            .toArray();
    return new ObservedData(new Binning(edges), counts);
  }

  // Of numbers that could not be read no comparison holds.
  private static void checkBin(
      int row, double[] low, double[] high, double[] counts, Table table, TableCheck check) {
    if (row > 0 && Math.abs(low[row] - high[row - 1]) > 1e-9 * Math.abs(low[row])) {
      check.fault(
          row,
          table.columns().indexOf(LOW),
          "the bin begins at " + low[row] + " and the last one ends at " + high[row - 1],
          "let each bin begin where the last one ends");
    }
    if (high[row] <= low[row]) {
      check.fault(
          row, table.columns().indexOf(HIGH), "the bin has no width", "let it end above its begin");
    }
    if (counts[row] < 0 || counts[row] > Math.floor(counts[row])) {
      check.fault(
          row,
          table.columns().indexOf(COUNTS),
          "counts of " + counts[row] + " (the likelihood is that of whole numbers of events)",
          "give 0, 1, 2 and so on");
    }
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
