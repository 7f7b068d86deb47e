package org.nudipole.detector.response;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.data.TableFault;

/**
 * The first two columns of a table as a curve: rising energies, times or photoelectrons, and plain
 * values. All that is wrong with them is told at once.
 *
 * @param table the table
 * @param low least value
 * @param high greatest value
 */
public record CurveTable(Table table, double low, double high) {
  private static final Map<String, Double> TIMES =
      Map.of("ns", Units.NS, "us", Units.US, "ms", Units.MS, "s", Units.S);

  /**
   * The curve against an observable, or the recoil.
   *
   * @param units what that is in: {@code keVnr}, {@code keVee}, {@code keV} or {@code PE}; a column
   *     on the other scale of energies is refused, one of plain energies is not
   * @throws TableException naming the places, if the table is not such a curve
   */
  public Curve against(String units) {
    if (units.equals(Response.PHOTOELECTRONS)) {
      return read(Map.of(units, 1.0), "the observable is in PE");
    }
    String scale = units.substring("keV".length());
    Map<String, Double> allowed = new LinkedHashMap<>();
    allowed.put("eV", Units.EV);
    allowed.put("keV", Units.KEV);
    allowed.put("MeV", Units.MEV);
    allowed.put("eV" + scale, Units.EV);
    allowed.put("keV" + scale, Units.KEV);
    return read(allowed, "an energy here is in one of " + String.join(" ", allowed.keySet()));
  }

  /**
   * The curve against a time from 0 on, in ns, us, ms or s.
   *
   * @throws TableException naming the places, if the table is not such a curve
   */
  public Curve againstTime() {
    return read(TIMES, "a time: ns, us, ms or s");
  }

  private Curve read(Map<String, Double> allowed, String rule) {
    if (table.columns().size() < 2) {
      throw new TableException(table.name(), 0, "one column only (a curve needs two)");
    }
    List<TableFault> faults = new ArrayList<>();
    String unit = table.units().get(0);
    if (!allowed.containsKey(unit)) {
      faults.add(table.faultOfUnit(0, "unit '" + unit + "' of the first column (" + rule + ")"));
    }
    String plain = table.units().get(1);
    if (!plain.isEmpty() && !plain.equals("1")) {
      faults.add(
          table.faultOfUnit(
              1, "unit '" + plain + "' of the second column (a plain number: give 1)"));
    }
    double[] places = numbers(0, faults);
    double[] values = numbers(1, faults);
    for (int row = 0; row < table.size(); row++) {
      check(row, places, values, faults);
    }
    faults.sort(Comparator.comparingInt(TableFault::line).thenComparingInt(TableFault::column));
    if (table.size() < 2) {
      faults.add(new TableFault(0, 1, "one row only (a curve needs two or more points)"));
    }
    if (!faults.isEmpty()) {
      throw new TableException(table.name(), faults);
    }
    for (int row = 0; row < places.length; row++) {
      places[row] *= allowed.get(unit);
    }
    return new Curve(places, values);
  }

  // NaN where the cell holds no number, which is a fault of its own.
  private double[] numbers(int column, List<TableFault> faults) {
    double[] numbers = new double[table.size()];
    for (int row = 0; row < numbers.length; row++) {
      try {
        numbers[row] = table.number(row, table.columns().get(column));
      } catch (TableException e) {
        numbers[row] = Double.NaN;
        faults.addAll(e.faults());
      }
    }
    return numbers;
  }

  private void check(int row, double[] places, double[] values, List<TableFault> faults) {
    if (row > 0 && places[row] <= places[row - 1]) {
      faults.add(
          table.fault(
              row, 0, table.columns().get(0) + " must rise from row to row (sort the table)"));
    }
    if (places[row] < 0) {
      faults.add(table.fault(row, 0, table.columns().get(0) + " below 0"));
    }
    if (values[row] < low || values[row] > high) {
      faults.add(
          table.fault(
              row,
              1,
              "value "
                  + values[row]
                  + " outside "
                  + (low > 0 ? "(0, " : "[" + low + ", ")
                  + (high < Double.MAX_VALUE ? high + "]" : "infinity)")));
    }
  }
}
