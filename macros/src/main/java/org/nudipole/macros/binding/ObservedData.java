package org.nudipole.macros.binding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param counts counts; where modules have bins of their own, those of one module after the other
 */
public record ObservedData(Binning bins, double[] counts) {
  /** Checks and copies. */
  public ObservedData {
    counts = counts.clone();
    if (counts.length == 0 || counts.length % bins.size() != 0) {
      throw new IllegalArgumentException(counts.length + " counts in " + bins.size() + " bins");
    }
  }

  /** The counts of all modules together. */
  public double[] sum() {
    double[] sum = new double[bins.size()];
    for (int i = 0; i < counts.length; i++) {
      sum[i % sum.length] += counts[i];
    }
    return sum;
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
    int blocks = run.blocks();
    List<Histogram> histograms = Stream.generate(() -> new Histogram(bins)).limit(blocks).toList();
    Column observed = run.common().response().column();
    long events = reader.header().events();
    double[] values = new double[EventBatch.CAPACITY];
    for (long first = 0; first < events; first += EventBatch.CAPACITY) {
      int size = (int) Math.min(EventBatch.CAPACITY, events - first);
      double[] column = reader.doubles(observed.name(), first, size);
      int[] detected = reader.integers(Column.DETECTED.name(), first, size);
      int[] modules =
          blocks > 1 ? reader.integers(Column.MODULE.name(), first, size) : new int[size];
      for (int k = 0; k < blocks; k++) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
          values[kept] = column[i];
          kept += detected[i] != 0 && modules[i] == k ? 1 : 0;
        }
        histograms.get(k).fill(values, 0, kept, observed.unit());
      }
    }
    double[] counts = new double[blocks * bins.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = histograms.get(i / bins.size()).count(i % bins.size());
    }
    return new ObservedData(bins, counts);
  }

  /**
   * The counts of a table with the columns {@code observed_low}, {@code observed_high} and {@code
   * counts} and a header that says where they come from; it brings its bins.
   *
   * @param response the response, which says what the unit of the observed value is
   * @param columns the columns of counts: {@code counts}, or one for each module
   * @throws TableException naming the line, if it is no such table
   */
  public static ObservedData of(Table table, Response response, List<String> columns) {
    TableCheck check = new TableCheck(table);
    for (String key : List.of("title", "source")) {
      if (table.provenance().entry(key).isEmpty()) {
        check.fault(
            new TableFault(
                0, 1, "no header line '# " + key + ": ...' (say where the counts come from)"));
      }
    }
    TableAxis.Places bins = axis(response).read(check);
    List<TableCheck.Found> found =
        columns.stream().map(name -> check.require(counts(name))).toList();
    check.refuseOthers("counts have observed_low, observed_high and " + String.join(", ", columns));
    double[] counts = found.stream().flatMapToDouble(c -> Arrays.stream(whole(check, c))).toArray();
    check.throwFaults();
    return new ObservedData(new Binning(bins.values()), counts);
  }

  private static double[] whole(TableCheck check, TableCheck.Found column) {
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
    return counts;
  }

  private static TableColumn counts(String name) {
    return new TableColumn(
        name.equals("counts") ? List.of(name, "value") : List.of(name),
        unit -> List.of("", "1", "counts").contains(unit) ? Optional.of(1.0) : Optional.empty(),
        "a number of events: 1 or counts");
  }

  /** Bins of the observed value. */
  static TableAxis axis(Response response) {
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
