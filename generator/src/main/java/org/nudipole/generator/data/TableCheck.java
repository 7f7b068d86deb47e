package org.nudipole.generator.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the numbers of a table and keeps all that is wrong with them, so that it is reported
 * together.
 */
public final class TableCheck {
  // A table of nothing but faults would bury those of the macro.
  private static final int MOST_FAULTS = 20;

  private final Table table;
  private final Set<TableFault> faults = new LinkedHashSet<>();

  /** Begins with no faults. */
  public TableCheck(Table table) {
    this.table = table;
  }

  /** Keeps a fault. */
  public void fault(TableFault fault) {
    faults.add(fault);
  }

  /** Keeps a fault of a cell. */
  public void fault(int row, int column, String fault, String suggestion) {
    faults.add(table.fault(row, column, fault, suggestion));
  }

  /**
   * A column in the unit that the table declares. A cell that cannot be read is a fault and becomes
   * NaN, for which no later comparison holds.
   *
   * @param column column, counted from 0
   */
  public double[] numbers(int column) {
    double[] values = new double[table.size()];
    for (int row = 0; row < values.length; row++) {
      try {
        values[row] = table.number(row, column);
      } catch (TableException e) {
        faults.addAll(e.faults());
        values[row] = Double.NaN;
      }
    }
    return values;
  }

  /** As {@link #numbers}, where a number below 0 is a fault as well. */
  public double[] notNegative(int column) {
    double[] values = numbers(column);
    for (int row = 0; row < values.length; row++) {
      if (values[row] < 0) {
        fault(row, column, shown(row, column) + " is negative", "give 0 or more");
      }
    }
    return values;
  }

  /**
   * As {@link #notNegative}, where a number not above that of the row before is a fault as well.
   *
   * @param plural what the column holds, such as {@code energies}
   */
  public double[] rising(int column, String plural) {
    double[] values = notNegative(column);
    for (int row = 1; row < values.length; row++) {
      if (values[row] >= 0 && values[row] <= values[row - 1]) {
        fault(
            row,
            column,
            shown(row, column)
                + " after "
                + table.text(row - 1, column)
                + " ("
                + plural
                + " rise from row to row)",
            "sort the rows, and give each value once");
      }
    }
    return values;
  }

  /** Name and text of a cell that could be read. */
  public String shown(int row, int column) {
    return table.columns().get(column) + " " + table.text(row, column);
  }

  /**
   * Ends the check.
   *
   * @throws TableException with the faults found; of very many the first ones and how many more
   *     there are
   */
  public void throwFaults() {
    if (faults.isEmpty()) {
      return;
    }
    List<TableFault> told = new ArrayList<>(faults);
    if (told.size() > MOST_FAULTS) {
      List<TableFault> rest = told.subList(MOST_FAULTS, told.size());
      TableFault next = rest.get(0);
      TableFault more =
          new TableFault(
              next.line(),
              next.column(),
              rest.size() + " more faults, the first of them here",
              "is it the table you mean?");
      rest.clear();
      told.add(more);
    }
    throw new TableException(table.name(), told);
  }
}
