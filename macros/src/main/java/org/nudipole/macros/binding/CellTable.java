package org.nudipole.macros.binding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nudipole.detector.response.Cells;
import org.nudipole.detector.response.SecondAxis;
import org.nudipole.generator.Column;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.data.TableAxis;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableCheck.Found;
import org.nudipole.generator.data.TableColumn;
import org.nudipole.generator.data.TableException;
import org.nudipole.macros.language.Dimension;
import org.nudipole.macros.language.UnitCatalogue;

/**
 * The rows of a table that are about cells: bins of the observed value that follow each other, or a
 * full grid of those and of bins of a second axis, one row for each cell in any order.
 */
final class CellTable {
  /** Ends of bins that are one but for the rounding of their text. */
  private static final double ROUNDING = 1e-9;

  private final TableCheck check;
  private final Measured measured;
  private final List<Ends> planes = new ArrayList<>();
  // Of bins of the observed value alone.
  private final Optional<TableAxis.Places> places;
  private final Optional<Ends> first;

  /** The two columns of an axis. */
  private record Ends(Column column, Found low, Found high, double[] from, double[] to) {}

  /** Finds the columns; what is wrong with them is kept by the check. */
  CellTable(TableCheck check, Measured measured) {
    this.check = check;
    this.measured = measured;
    for (Column column : measured.beside()) {
      Found low = check.find(end(column, "_low"));
      Found high = check.find(end(column, "_high"));
      if (low.isPresent() != high.isPresent()) {
        check.missing(column.name() + (low.isPresent() ? "_high" : "_low"));
      } else if (low.isPresent()) {
        planes.add(ends(column, low, high));
      }
    }
    if (planes.size() > 1) {
      check.faultOfName(
          planes.get(1).low(), "a third axis (a plane has two)", "leave one of them out");
    }
    TableAxis axis = observed();
    places = planes.isEmpty() ? Optional.of(axis.read(check)) : Optional.empty();
    first =
        planes.isEmpty()
            ? Optional.empty()
            : Optional.of(
                ends(
                    measured.response().column(),
                    check.require(axis.low()),
                    check.require(axis.high())));
  }

  private Ends ends(Column column, Found low, Found high) {
    return new Ends(
        column,
        low,
        high,
        check.converted(check.numbers(low), low),
        check.converted(check.numbers(high), high));
  }

  /** The columns that were looked for, as messages name them. */
  String columns() {
    StringBuilder names = new StringBuilder("observed_low, observed_high");
    measured.beside().stream()
        .map(Column::name)
        .forEach(name -> names.append(", perhaps " + name + "_low and " + name + "_high"));
    return names.toString();
  }

  /**
   * The cells, once all columns of the table were found sound.
   *
   * @throws TableException if the rows are no full grid
   */
  Cells cells() {
    if (planes.isEmpty()) {
      return Cells.of(places.orElseThrow().values());
    }
    Binning observed = bins(first.orElseThrow());
    Binning across = bins(planes.get(0));
    Cells cells = new Cells(observed, Optional.of(new SecondAxis(planes.get(0).column(), across)));
    int[] rows = rows(cells);
    for (int cell = 0; cell < rows.length; cell++) {
      if (rows[cell] < 0) {
        check.faultOfName(
            planes.get(0).low(),
            "no row for the cell from "
                + shown(first.get().column(), observed.low(cells.bin(cell)))
                + " and "
                + shown(planes.get(0).column(), across.low(cells.binAcross(cell))),
            "give a full grid; a cell may have the value 0");
        break;
      }
    }
    check.throwFaults();
    return cells;
  }

  /** Values of the rows in the order of the cells. */
  double[] placed(Cells cells, double[] values) {
    if (planes.isEmpty()) {
      return values;
    }
    double[] placed = new double[values.length];
    int[] rows = rows(cells);
    for (int cell = 0; cell < placed.length; cell++) {
      placed[cell] = values[rows[cell]];
    }
    return placed;
  }

  // The row of each cell, -1 if there is none; a second one is a fault.
  private int[] rows(Cells cells) {
    Ends one = first.orElseThrow();
    Ends other = planes.get(0);
    int[] rows = new int[cells.size()];
    Arrays.fill(rows, -1);
    for (int row = 0; row < one.from().length; row++) {
      int cell =
          cells.index(
              (one.from()[row] + one.to()[row]) / 2, (other.from()[row] + other.to()[row]) / 2);
      if (rows[cell] >= 0) {
        check.fault(
            row,
            one.low(),
            check.shown(row, one.low()) + " again with " + check.shown(row, other.low()),
            "give each cell once");
      }
      rows[cell] = row;
    }
    return rows;
  }

  // The different bins of an axis, which must follow each other.
  private Binning bins(Ends ends) {
    SortedMap<Double, Integer> rows = new TreeMap<>();
    for (int row = 0; row < ends.from().length; row++) {
      Integer same = rows.putIfAbsent(ends.from()[row], row);
      boolean rises = ends.to()[row] > ends.from()[row];
      if (!rises || same != null && differ(ends.to()[same], ends.to()[row])) {
        check.fault(
            row,
            ends.high(),
            check.shown(row, ends.high())
                + (rises ? " beside " + check.shown(same, ends.high()) : " not above its lower end")
                + " for "
                + check.shown(row, ends.low()),
            "give bins that follow each other");
      }
    }
    check.throwFaults();
    List<Integer> order = List.copyOf(rows.values());
    double[] edges = new double[order.size() + 1];
    for (int i = 0; i < order.size(); i++) {
      int row = order.get(i);
      if (i > 0 && differ(ends.from()[row], edges[i])) {
        check.fault(
            row,
            ends.low(),
            check.shown(row, ends.low()) + " where the bin before ends elsewhere",
            "give bins that follow each other");
      }
      edges[i] = ends.from()[row];
      edges[i + 1] = ends.to()[row];
    }
    check.throwFaults();
    return new Binning(edges);
  }

  private static boolean differ(double one, double other) {
    return Math.abs(one - other) > ROUNDING * Math.max(Math.abs(one), Math.abs(other));
  }

  private static String shown(Column column, double value) {
    return Digits.of(value / column.unit(), 6) + " " + column.units();
  }

  private TableAxis observed() {
    return TableAxis.bins(
        observed(List.of("observed_low", "energy_low")), List.of("observed_high", "energy_high"));
  }

  private TableColumn end(Column column, String end) {
    List<String> names = List.of(column.name() + end);
    return column.equals(Column.PULSE_TIME)
        ? TableColumn.in(names, "a time", UnitCatalogue.factors(Dimension.TIME))
        : observed(names);
  }

  // A column in units of the scale of the observed value; it says which, a plain energy does not.
  private TableColumn observed(List<String> names) {
    Column observed = measured.response().column();
    return new TableColumn(
        names,
        symbol ->
            UnitCatalogue.find(symbol)
                .filter(unit -> unit.dimension() == Dimension.OBSERVED)
                .filter(unit -> Measured.isIn(unit, observed))
                .map(unit -> unit.factor()),
        "the observable is in " + observed.units());
  }
}
