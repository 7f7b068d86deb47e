package org.nudipole.detector.response;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableException;

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
    TableCheck check = new TableCheck(table);
    String unit = table.units().get(0);
    if (!allowed.containsKey(unit)) {
      check.fault(table.faultOfUnit(0, "unit '" + unit + "' of the first column (" + rule + ")"));
    }
    String plain = table.units().get(1);
    if (!plain.isEmpty() && !plain.equals("1")) {
      check.fault(
          table.faultOfUnit(
              1, "unit '" + plain + "' of the second column (a plain number: give 1)"));
    }
    double[] places = check.rising(0, "values of the first column");
    double[] values = check.numbers(1);
    for (int row = 0; row < values.length; row++) {
      if (values[row] < low || values[row] > high) {
        check.fault(row, 1, check.shown(row, 1) + " outside " + range(), "give one inside");
      }
    }
    if (table.size() < 2) {
      check.fault(0, 0, "one row only (a curve needs two or more points)", "add rows");
    }
    check.throwFaults();
    double factor = allowed.get(unit);
    return new Curve(Arrays.stream(places).map(place -> place * factor).toArray(), values);
  }

  private String range() {
    return (low > 0 ? "(0, " : "[" + low + ", ")
        + (high < Double.MAX_VALUE ? high + "]" : "infinity)");
  }
}
