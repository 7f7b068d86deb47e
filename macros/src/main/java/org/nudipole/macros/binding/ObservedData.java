package org.nudipole.macros.binding;

import java.util.List;
import java.util.Optional;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Histogram;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableAxis;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableColumn;
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
  private static final TableColumn COUNTS =
      new TableColumn(
          List.of("counts", "value"),
          unit -> List.of("", "1", "counts").contains(unit) ? Optional.of(1.0) : Optional.empty(),
          "a number of events: 1 or counts");

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
    TableAxis.Places bins = axis(response).read(check);
    TableCheck.Found column = check.require(COUNTS);
    check.refuseOthers("counts have observed_low, observed_high and counts");
    double[] counts = check.notNegative(column);
    for (int row = 0; row < counts.length; row++) {
      if (counts[row] > Math.floor(counts[row])) {
        check.fault(
            row,
            column,
            check.shown(row, column) + " (the likelihood is that of whole numbers of events)",
            "give 0, 1, 2 and so on");
      }
    }
    check.throwFaults();
    return new ObservedData(new Binning(bins.values()), counts);
  }

  private static TableAxis axis(Response response) {
    String observed = response.units();
    return TableAxis.bins(
        new TableColumn(
            List.of("observed_low", "energy_low"),
            symbol ->
                UnitCatalogue.find(symbol)
                    .filter(unit -> unit.dimension() == Dimension.OBSERVED)
                    .filter(unit -> observed.endsWith(symbol.substring(symbol.length() - 2)))
                    .map(Unit::factor),
            "the observable is in " + observed),
        List.of("observed_high", "energy_high"));
  }
}
