package org.nudipole.macros.binding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableAxis;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableCheck.Found;
import org.nudipole.generator.data.TableColumn;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.interaction.RecoilTable;

/**
 * Reads tables of the recoil energy, points or bins, or of points of recoil and neutrino energy:
 * then one row for each pair of a full grid, in any order.
 *
 * @param value the column of values
 * @param unit a unit that they may have
 * @param signed whether they may be negative
 */
record RecoilTables(TableColumn value, String unit, boolean signed) {
  private static final TableColumn RECOIL = energy("recoil");
  private static final TableColumn NEUTRINO = energy("neutrino_energy");

  /** Ratios to another cross section. */
  static RecoilTables ratios() {
    return new RecoilTables(TableColumn.plain("ratio"), "1", true);
  }

  /** Cross sections per recoil energy. */
  static RecoilTables crossSections() {
    String unit = "cm2/keV";
    Map<String, Double> units = Map.of(unit, Units.CM2 / Units.KEV);
    return new RecoilTables(
        TableColumn.in(List.of("cross_section"), "a cross section per recoil energy", units),
        unit,
        false);
  }

  private static TableColumn energy(String name) {
    Map<String, Double> units = new LinkedHashMap<>();
    units.put("eV", Units.EV);
    units.put("keV", Units.KEV);
    units.put("MeV", Units.MEV);
    units.put("GeV", Units.GEV);
    return TableColumn.in(List.of(name), "an energy", units);
  }

  /** What to write where a table is none of these. */
  String suggestion() {
    return "columns and units such as `# columns: "
        + RECOIL.name()
        + ","
        + value.name()
        + "` and `# units: keV,"
        + unit
        + "`";
  }

  /**
   * Reads a table.
   *
   * @throws TableException naming the places, if it is none of these
   */
  RecoilTable read(Table table) {
    TableCheck check = new TableCheck(table);
    Found second = check.find(NEUTRINO);
    TableAxis axis = TableAxis.of(RECOIL);
    if (!second.isPresent()) {
      TableAxis.Places recoils = axis.read(check);
      return RecoilTable.of(recoils, values(check, axis.needs()));
    }
    Found first = check.require(RECOIL);
    double[] recoils = check.converted(check.notNegative(first), first);
    double[] energies = check.converted(check.notNegative(second), second);
    double[] values = values(check, RECOIL.name());
    double[] t = DoubleStream.of(recoils).sorted().distinct().toArray();
    double[] e = DoubleStream.of(energies).sorted().distinct().toArray();
    double[][] grid = new double[e.length][t.length];
    for (double[] line : grid) {
      Arrays.fill(line, Double.NaN);
    }
    for (int row = 0; row < values.length; row++) {
      double[] line = grid[Arrays.binarySearch(e, energies[row])];
      int at = Arrays.binarySearch(t, recoils[row]);
      if (!Double.isNaN(line[at])) {
        check.fault(
            row,
            first,
            check.shown(row, first) + " again with " + check.shown(row, second),
            "give each pair once");
      }
      line[at] = values[row];
    }
    requireFull(check, first, t, e, grid);
    return RecoilTable.of(t, e, grid);
  }

  private double[] values(TableCheck check, String recoil) {
    Found column = check.require(value);
    check.refuseOthers(
        "it has " + recoil + ", perhaps " + NEUTRINO.name() + ", and " + value.name());
    double[] values =
        check.converted(signed ? check.numbers(column) : check.notNegative(column), column);
    check.throwFaults();
    return values;
  }

  private static void requireFull(
      TableCheck check, Found column, double[] recoils, double[] energies, double[][] grid) {
    List<String> missing = new ArrayList<>();
    for (int k = 0; k < energies.length; k++) {
      for (int i = 0; i < recoils.length; i++) {
        if (Double.isNaN(grid[k][i])) {
          missing.add(
              Digits.of(recoils[i] / Units.KEV, 6)
                  + " keV, "
                  + Digits.of(energies[k] / Units.KEV, 6)
                  + " keV");
        }
      }
    }
    if (!missing.isEmpty()) {
      check.faultOfName(
          column,
          "no value for recoil and neutrino_energy "
              + missing.get(0)
              + (missing.size() > 1 ? " and " + (missing.size() - 1) + " other pairs" : "")
              + " (each recoil needs one for each energy)",
          "give a full grid");
    }
    if (recoils.length < 2 || energies.length < 2) {
      check.faultOfName(
          column,
          recoils.length + " recoils and " + energies.length + " neutrino energies",
          "give two or more of each, or leave out the column neutrino_energy");
    }
    check.throwFaults();
  }
}
