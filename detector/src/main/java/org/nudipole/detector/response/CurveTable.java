package org.nudipole.detector.response;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableAxis;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableCheck.Found;
import org.nudipole.generator.data.TableColumn;
import org.nudipole.generator.data.TableException;

/**
 * A table as a curve: plain values against energies, times or photoelectrons, as points or in bins.
 * All that is wrong with them is told at once.
 *
 * @param table the table
 * @param value name of the values beside {@code value}, such as {@code efficiency}
 * @param low least value
 * @param high greatest value
 */
public record CurveTable(Table table, String value, double low, double high) {
  private static final Map<String, Double> TIMES = new LinkedHashMap<>();

  static {
    TIMES.put("ns", Units.NS);
    TIMES.put("us", Units.US);
    TIMES.put("ms", Units.MS);
    TIMES.put("s", Units.S);
  }

  /**
   * Places and values of a curve.
   *
   * @param places places in internal units
   * @param values a value for each point or bin
   */
  public record Columns(TableAxis.Places places, double[] values) {
    /** Linear between the points, or constant in each bin. */
    public Curve curve() {
      return places.bins()
          ? Curve.steps(places.values(), values)
          : new Curve(places.values(), values);
    }

    /** Linear between the points, or between the middles of the bins. */
    public Curve smooth() {
      return new Curve(places.middles(), values);
    }
  }

  /**
   * The curve against an observable, or the recoil.
   *
   * @param units what that is in: {@code keVnr}, {@code keVee}, {@code keV} or {@code PE}; a column
   *     on the other scale of energies is refused, one of plain energies is not
   * @throws TableException naming the places, if the table is not such a curve
   */
  public Columns against(String units) {
    if (units.equals(Response.PHOTOELECTRONS)) {
      return read(
          List.of("observed", "photoelectrons", "energy"), "the observable", Map.of(units, 1.0));
    }
    String scale = units.substring("keV".length());
    Map<String, Double> allowed = new LinkedHashMap<>();
    allowed.put("eV", Units.EV);
    allowed.put("keV", Units.KEV);
    allowed.put("MeV", Units.MEV);
    allowed.put("eV" + scale, Units.EV);
    allowed.put("keV" + scale, Units.KEV);
    return read(List.of("energy", "observed"), "an energy here", allowed);
  }

  /**
   * The curve against a time from 0 on, in ns, us, ms or s.
   *
   * @throws TableException naming the places, if the table is not such a curve
   */
  public Columns againstTime() {
    return read(List.of("time", "pulse_time"), "a time", TIMES);
  }

  private Columns read(List<String> names, String kind, Map<String, Double> units) {
    TableCheck check = new TableCheck(table);
    TableAxis axis = TableAxis.of(TableColumn.in(names, kind, units));
    TableAxis.Places places = axis.read(check);
    TableColumn plain = TableColumn.plain("value", value);
    Found column = check.require(plain);
    check.refuseOthers(
        "a curve has " + axis.needs() + ", and " + String.join(" or ", plain.names()));
    double[] values = check.numbers(column);
    for (int row = 0; row < values.length; row++) {
      if (values[row] < low || values[row] > high) {
        check.fault(
            row, column, check.shown(row, column) + " outside " + range(), "give one inside");
      }
    }
    check.throwFaults();
    return new Columns(places, values);
  }

  private String range() {
    return "[" + low + ", " + (high < Double.MAX_VALUE ? high + "]" : "infinity)");
  }
}
