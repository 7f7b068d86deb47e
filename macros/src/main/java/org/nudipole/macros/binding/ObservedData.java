package org.nudipole.macros.binding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nudipole.detector.response.Cells;
import org.nudipole.detector.response.SecondAxis;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableColumn;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.data.TableFault;
import org.nudipole.io.EventSet;

/**
 * Observed counts per bin, or per cell of a plane.
 *
 * @param cells bins of the observed value, or cells
 * @param counts counts; where modules have bins of their own, those of one module after the other
 */
public record ObservedData(Cells cells, double[] counts) {
  /** Checks and copies. */
  public ObservedData {
    counts = counts.clone();
    if (counts.length == 0 || counts.length % cells.size() != 0) {
      throw new IllegalArgumentException(counts.length + " counts in " + cells.size() + " bins");
    }
  }

  /** The counts of all modules together. */
  public double[] sum() {
    double[] sum = new double[cells.size()];
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
  public static ObservedData events(EventSet reader, Cells cells, RunConfiguration run) {
    int blocks = run.blocks();
    Column observed = run.common().response().column();
    Optional<Column> beside = cells.second().map(SecondAxis::column);
    long events = reader.rows();
    double[] counts = new double[blocks * cells.size()];
    for (long first = 0; first < events; first += EventBatch.CAPACITY) {
      int size = (int) Math.min(EventBatch.CAPACITY, events - first);
      double[] values = reader.doubles(observed.name(), first, size);
      double[] others =
          beside.isPresent() ? reader.doubles(beside.get().name(), first, size) : values;
      double unit = beside.orElse(observed).unit();
      int[] detected = reader.detected(first, size);
      int[] modules =
          blocks > 1 ? reader.integers(Column.MODULE.name(), first, size) : new int[size];
      for (int i = 0; i < size; i++) {
        int cell = cells.index(values[i] * observed.unit(), others[i] * unit);
        if (detected[i] != 0 && cell >= 0) {
          counts[modules[i] * cells.size() + cell]++;
        }
      }
    }
    return new ObservedData(cells, counts);
  }

  /**
   * The counts of a table with the columns {@code observed_low}, {@code observed_high} and {@code
   * counts} and a header that says where they come from; it brings its bins.
   *
   * @param measured what the run measures, and in which units
   * @param columns the columns of counts: {@code counts}, or one for each module
   * @throws TableException naming the line, if it is no such table
   */
  public static ObservedData of(Table table, Measured measured, List<String> columns) {
    TableCheck check = new TableCheck(table);
    for (String key : List.of("title", "source")) {
      if (table.provenance().entry(key).isEmpty()) {
        check.fault(
            new TableFault(
                0, 1, "no header line '# " + key + ": ...' (say where the counts come from)"));
      }
    }
    CellTable rows = new CellTable(check, measured);
    List<double[]> found =
        columns.stream().map(name -> whole(check, check.require(counts(name)))).toList();
    check.refuseOthers("counts have " + rows.columns() + ", and " + String.join(", ", columns));
    check.throwFaults();
    Cells cells = rows.cells();
    return new ObservedData(
        cells, found.stream().flatMapToDouble(c -> Arrays.stream(rows.placed(cells, c))).toArray());
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
}
