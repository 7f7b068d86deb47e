package org.nudipole.macros.binding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.data.TableFault;
import org.nudipole.generator.interaction.RecoilTable;

/**
 * Reads tables of the recoil energy and, where they have the column, the neutrino energy: one row
 * for each pair of a full grid, in any order.
 *
 * @param value name of the column of values
 * @param units the units that it may have, with their size
 * @param signed whether values may be negative
 */
record RecoilTables(String value, Map<String, Double> units, boolean signed) {
  private static final String RECOIL = "recoil";
  private static final String NEUTRINO = "neutrino_energy";
  private static final Map<String, Double> ENERGIES =
      Map.of("eV", Units.EV, "keV", Units.KEV, "MeV", Units.MEV, "GeV", Units.GEV);

  /** Ratios to another cross section. */
  static RecoilTables ratios() {
    return new RecoilTables("ratio", Map.of("1", 1.0, "", 1.0), true);
  }

  /** Cross sections per recoil energy. */
  static RecoilTables crossSections() {
    return new RecoilTables("cross_section", Map.of("cm2/keV", Units.CM2 / Units.KEV), false);
  }

  /**
   * Reads a table.
   *
   * @throws TableException naming the places, if it is none of these
   */
  RecoilTable read(Table table) {
    TableCheck check = new TableCheck(table);
    List<String> taken = List.of(RECOIL, NEUTRINO, value);
    for (int c = 0; c < table.columns().size(); c++) {
      String name = table.columns().get(c);
      if (!taken.contains(name) || table.columns().indexOf(name) < c) {
        check.fault(
            table.faultOfName(
                c, "column '" + name + "' (it takes " + String.join(", ", taken) + ", each once)"));
      }
    }
    for (String name : List.of(RECOIL, value)) {
      if (!table.columns().contains(name)) {
        check.fault(new TableFault(0, 0, "no column " + name, "add it to `# columns:`"));
      }
    }
    check.throwFaults();
    double recoilUnit = unit(table, check, RECOIL, ENERGIES);
    double valueUnit = unit(table, check, value, units);
    int column = table.columns().indexOf(value);
    double[] values = scaled(signed ? check.numbers(column) : check.notNegative(column), valueUnit);
    int recoil = table.columns().indexOf(RECOIL);
    if (!table.columns().contains(NEUTRINO)) {
      double[] recoils = scaled(check.rising(recoil, "recoils"), recoilUnit);
      requireTwo(check, RECOIL, recoils);
      check.throwFaults();
      return RecoilTable.of(recoils, values);
    }
    double energyUnit = unit(table, check, NEUTRINO, ENERGIES);
    double[] recoils = scaled(check.notNegative(recoil), recoilUnit);
    double[] energies = scaled(check.notNegative(table.columns().indexOf(NEUTRINO)), energyUnit);
    check.throwFaults();
    return grid(check, recoil, recoils, energies, values);
  }

  private static RecoilTable grid(
      TableCheck check, int column, double[] recoils, double[] energies, double[] values) {
    double[] t = DoubleStream.of(recoils).sorted().distinct().toArray();
    double[] e = DoubleStream.of(energies).sorted().distinct().toArray();
    requireTwo(check, RECOIL, t);
    requireTwo(check, NEUTRINO, e);
    double[][] grid = new double[e.length][t.length];
    for (double[] row : grid) {
      Arrays.fill(row, Double.NaN);
    }
    for (int row = 0; row < values.length; row++) {
      double[] line = grid[Arrays.binarySearch(e, energies[row])];
      int at = Arrays.binarySearch(t, recoils[row]);
      if (!Double.isNaN(line[at])) {
        check.fault(
            row,
            column,
            check.shown(row, column) + " again for this energy",
            "give each pair once");
      }
      line[at] = values[row];
    }
    List<String> missing = new ArrayList<>();
    for (int k = 0; k < e.length; k++) {
      for (int i = 0; i < t.length; i++) {
        if (Double.isNaN(grid[k][i])) {
          missing.add(t[i] / Units.KEV + " keV and " + e[k] / Units.KEV + " keV");
        }
      }
    }
    if (!missing.isEmpty()) {
      check.fault(
          new TableFault(
              0,
              0,
              missing.size()
                  + " pairs of recoil and neutrino energy without a value, the first "
                  + missing.get(0)
                  + " (each recoil needs one for each energy)",
              "give a full grid"));
    }
    check.throwFaults();
    return RecoilTable.of(t, e, grid);
  }

  private static void requireTwo(TableCheck check, String column, double[] nodes) {
    if (nodes.length < 2) {
      check.fault(new TableFault(0, 0, "one " + column + " only (a line needs two)", "add rows"));
    }
  }

  private static double unit(
      Table table, TableCheck check, String column, Map<String, Double> allowed) {
    int c = table.columns().indexOf(column);
    String unit = table.units().get(c);
    if (!allowed.containsKey(unit)) {
      List<String> known = allowed.keySet().stream().filter(u -> !u.isEmpty()).sorted().toList();
      check.fault(
          table.faultOfUnit(
              c,
              "unit '" + unit + "' of " + column + " (it takes " + String.join(", ", known) + ")"));
    }
    return allowed.getOrDefault(unit, Double.NaN);
  }

  private static double[] scaled(double[] numbers, double unit) {
    return Arrays.stream(numbers).map(number -> number * unit).toArray();
  }
}
