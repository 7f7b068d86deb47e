package org.nudipole.generator.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the columns of a table that a command declares, finds all that is wrong with them and
 * refuses all else in the header, so that it is reported together.
 */
public final class TableCheck {
  private final Table table;
  private final Map<Integer, String> taken = new HashMap<>();
  // Faults of one kind in one column are told once, with their number.
  private final Map<List<Object>, Set<TableFault>> faults = new LinkedHashMap<>();

  /**
   * A column where it was found.
   *
   * @param index place among the columns from 0; -1 if the table has none
   * @param name its name there
   * @param factor its unit; NaN after a fault of it
   */
  public record Found(int index, String name, double factor) {
    static final Found NOTHING = new Found(-1, "", Double.NaN);

    /** Whether the table has it. */
    public boolean isPresent() {
      return index >= 0;
    }
  }

  /** Begins with no faults. */
  public TableCheck(Table table) {
    this.table = table;
  }

  /** Finds a column that may be missing, and checks its unit. */
  public Found find(TableColumn column) {
    Found found = Found.NOTHING;
    for (int i = 0; i < table.columns().size(); i++) {
      String name = table.columns().get(i);
      if (!column.names().contains(name) || table.ignored().contains(name)) {
        continue;
      }
      taken.put(i, name);
      if (found.isPresent()) {
        fault(
            table.faultOfName(
                i,
                name.equals(found.name())
                    ? "column " + name + " for a second time"
                    : "column " + name + " beside " + found.name() + " (both are the same)",
                // Ignored by its name, both would be.
                name.equals(found.name())
                    ? "keep one of them, or give one another name and ignore that by a line"
                        + " `# ignored: NAME`"
                    : "keep one of them, or add a line `# ignored: " + name + "`"));
        continue;
      }
      String unit = table.units().get(i);
      Optional<Double> factor = column.unit().apply(unit);
      if (factor.isEmpty()) {
        fault(
            table.faultOfUnit(
                i, "unit '" + unit + "' of column " + name + " (" + column.rule() + ")"));
      }
      found = new Found(i, name, factor.orElse(Double.NaN));
    }
    return found;
  }

  /** Finds a column that must be there. */
  public Found require(TableColumn column) {
    Found found = find(column);
    if (!found.isPresent()) {
      missing(String.join(" or ", column.names()));
    }
    return found;
  }

  /** Keeps the fault that a column is missing. */
  public void missing(String needed) {
    fault(table.faultOfName(0, "no column " + needed, "add it to the header and to the rows"));
  }

  /**
   * Refuses the columns that were not taken and that the header does not allow.
   *
   * @param known what the reader takes, for messages
   */
  public void refuseOthers(String known) {
    List<String> names = table.columns();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!taken.containsKey(i) && !table.ignored().contains(name)) {
        fault(
            table.faultOfName(
                i,
                "column '" + name + "' is not taken (" + known + ")",
                "rename it, or add a line `# ignored: " + name + "`"));
      }
    }
    for (int i = 0; i < table.ignored().size(); i++) {
      String name = table.ignored().get(i);
      if (!names.contains(name)) {
        fault(table.faultOfIgnored(i, "no column " + name + " to ignore", "leave it out"));
      }
    }
  }

  /** Keeps a fault of the header. */
  public void fault(TableFault fault) {
    keep(List.of(fault), fault);
  }

  /** Keeps a fault of the name of a column. */
  public void faultOfName(Found column, String fault, String suggestion) {
    fault(table.faultOfName(column.index(), fault, suggestion));
  }

  /** Keeps a fault of a cell; those of equal suggestion in a column are of one kind. */
  public void fault(int row, Found column, String fault, String suggestion) {
    keep(List.of(column.index(), suggestion), table.fault(row, column.index(), fault, suggestion));
  }

  private void keep(List<Object> kind, TableFault fault) {
    faults.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(fault);
  }

  /** Keeps the fault that two columns have different units. */
  void sameUnit(Found one, Found other) {
    if (Double.compare(one.factor(), other.factor()) != 0) {
      String unit = table.units().get(other.index());
      fault(
          table.faultOfUnit(
              other.index(),
              "unit '"
                  + unit
                  + "' of column "
                  + other.name()
                  + " beside '"
                  + table.units().get(one.index())
                  + "' of column "
                  + one.name()
                  + " (give both the same)"));
    }
  }

  /**
   * A column in the unit that the table declares. A cell that cannot be read is a fault and becomes
   * NaN, for which no later comparison holds; so do those of a column that was not found.
   */
  public double[] numbers(Found column) {
    double[] values = new double[table.size()];
    Arrays.fill(values, Double.NaN);
    for (int row = 0; column.isPresent() && row < values.length; row++) {
      try {
        values[row] = table.number(row, column.index());
      } catch (TableException e) {
        // A row of another length is one fault, whatever column is read.
        e.faults()
            .forEach(f -> keep(List.of(f.column() == 1 ? 0 : column.index(), f.suggestion()), f));
      }
    }
    return values;
  }

  /** As {@link #numbers}, where a number below 0 is a fault as well. */
  public double[] notNegative(Found column) {
    double[] values = numbers(column);
    for (int row = 0; row < values.length; row++) {
      if (values[row] < 0) {
        fault(row, column, shown(row, column) + " is negative", "give 0 or more");
      }
    }
    return values;
  }

  /** As {@link #notNegative}, where zeros alone are a fault as well. */
  public double[] somewherePositive(Found column, String suggestion) {
    double[] values = notNegative(column);
    if (column.isPresent() && Arrays.stream(values).allMatch(value -> value == 0)) {
      faultOfName(column, column.name() + " is zero everywhere", suggestion);
    }
    return values;
  }

  /** Values of a column in internal units. */
  public double[] converted(double[] values, Found column) {
    return Arrays.stream(values).map(value -> value * column.factor()).toArray();
  }

  /** Name and text of a cell that could be read. */
  public String shown(int row, Found column) {
    return column.name() + " " + cell(row, column);
  }

  /** Text of a cell that could be read. */
  String cell(int row, Found column) {
    return table.text(row, column.index());
  }

  /**
   * Ends the check.
   *
   * @throws TableException with the faults found; of one kind in many rows the first one and how
   *     many more there are
   */
  public void throwFaults() {
    List<TableFault> told = new ArrayList<>();
    for (Set<TableFault> kind : faults.values()) {
      TableFault first = kind.iterator().next();
      int more = kind.size() - 1;
      told.add(
          more == 0
              ? first
              : new TableFault(
                  first.line(),
                  first.column(),
                  first.fault() + ", and so in " + more + (more > 1 ? " more rows" : " more row"),
                  first.suggestion()));
    }
    if (!told.isEmpty()) {
      throw new TableException(table.name(), told);
    }
  }
}
