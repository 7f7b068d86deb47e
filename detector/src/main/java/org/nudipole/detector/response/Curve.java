package org.nudipole.detector.response;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableException;

/**
 * A measured curve, mostly of an energy, given at points, linear in between and with the end values
 * outside; who uses a curve decides what holds there.
 */
public final class Curve {
  private final double[] energies;
  private final double[] values;

  /**
   * A curve through points.
   *
   * @param energies rising energies, two or more, energy
   * @param values values at these
   */
  public Curve(double[] energies, double[] values) {
    this.energies = energies.clone();
    this.values = values.clone();
    if (energies.length != values.length || energies.length < 2) {
      throw new IllegalArgumentException("a curve needs two or more points");
    }
    for (int i = 1; i < energies.length; i++) {
      if (!(energies[i] > energies[i - 1])) {
        throw new IllegalArgumentException("energies must rise (point " + (i + 1) + " does not)");
      }
    }
  }

  /**
   * Reads the first two columns of a table: an energy (unit eV, keV or MeV, with or without nr, ee)
   * and a plain value in [low, high].
   *
   * @throws TableException naming the line, if the table is not such a curve
   */
  public static Curve read(Table table, double low, double high) {
    return read(table, Curve::energyUnit, low, high);
  }

  /**
   * As {@link #read}, against a time (unit ns, us, ms or s) from 0 on.
   *
   * @throws TableException naming the line, if the table is not such a curve
   */
  public static Curve readTimes(Table table, double low, double high) {
    return read(table, Curve::timeUnit, low, high);
  }

  /**
   * As {@link #read}, against a number of photoelectrons (unit PE).
   *
   * @throws TableException naming the line, if the table is not such a curve
   */
  public static Curve readPhotoelectrons(Table table, double low, double high) {
    return read(table, Curve::photoelectrons, low, high);
  }

  private static Curve read(
      Table table, ToDoubleFunction<Table> axisUnit, double low, double high) {
    if (table.columns().size() < 2) {
      throw new TableException(table.name(), 0, "one column only (a curve needs two)");
    }
    double unit = axisUnit.applyAsDouble(table);
    String plain = table.units().get(1);
    if (!plain.isEmpty() && !plain.equals("1")) {
      throw new TableException(
          table.name(), 0, "unit '" + plain + "' of the second column (a plain number: give 1)");
    }
    double[] energies = table.numbers(table.columns().get(0));
    double[] values = table.numbers(table.columns().get(1));
    for (int row = 0; row < table.size(); row++) {
      energies[row] *= unit;
      if (row > 0 && !(energies[row] > energies[row - 1])) {
        throw new TableException(
            table.name(), table.line(row), "energies must rise from row to row (sort the table)");
      }
      if (!(energies[row] >= 0)) {
        throw new TableException(table.name(), table.line(row), "energy below 0");
      }
      if (!(values[row] >= low && values[row] <= high)) {
        throw new TableException(
            table.name(),
            table.line(row),
            "value " + values[row] + " outside [" + low + ", " + high + "]");
      }
    }
    if (energies.length < 2) {
      throw new TableException(table.name(), 0, "one row only (a curve needs two or more points)");
    }
    return new Curve(energies, values);
  }

  /** Number of points. */
  public int size() {
    return energies.length;
  }

  /** Energy of a point, counted from 0. */
  public double energy(int point) {
    return energies[point];
  }

  /** Value at a point, counted from 0. */
  public double value(int point) {
    return values[point];
  }

  /** Slope between a point and the next one. */
  public double slope(int point) {
    return (values[point + 1] - values[point]) / (energies[point + 1] - energies[point]);
  }

  /** The value at an energy: linear between points, the end values outside. */
  public double at(double energy) {
    int last = energies.length - 1;
    if (energy <= energies[0]) {
      return values[0];
    }
    if (energy >= energies[last]) {
      return values[last];
    }
    int found = Arrays.binarySearch(energies, energy);
    int i = found >= 0 ? found : -found - 2;
    return values[i]
        + (values[i + 1] - values[i]) * ((energy - energies[i]) / (energies[i + 1] - energies[i]));
  }

  double[] nodes() {
    return energies.clone();
  }

  private static double timeUnit(Table table) {
    String unit = table.units().get(0);
    return switch (unit) {
      case "ns" -> Units.NS;
      case "us" -> Units.US;
      case "ms" -> Units.MS;
      case "s" -> Units.S;
      default ->
          throw new TableException(
              table.name(), 0, "unit '" + unit + "' of the first column (a time: ns, us, ms or s)");
    };
  }

  private static double photoelectrons(Table table) {
    String unit = table.units().get(0);
    if (!unit.equals(Response.PHOTOELECTRONS)) {
      throw new TableException(
          table.name(), 0, "unit '" + unit + "' of the first column (the observable is in PE)");
    }
    return 1;
  }

  private static double energyUnit(Table table) {
    String unit = table.units().get(0);
    return switch (unit) {
      case "eV", "eVnr", "eVee" -> Units.EV;
      case "keV", "keVnr", "keVee" -> Units.KEV;
      case "MeV" -> Units.MEV;
      default ->
          throw new TableException(
              table.name(),
              0,
              "unit '"
                  + unit
                  + "' of the first column (an energy: eV, keV, MeV, or these with nr or ee)");
    };
  }
}
