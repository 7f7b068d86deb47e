package org.nudipole.macros.binding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.source.TabulatedSpectrum;
import org.nudipole.macros.language.Dimension;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.UnitCatalogue;

/**
 * A user's table of a background.
 *
 * @param energyUnit unit of its energies
 * @param heightUnit unit of its heights as declared; a rate per energy, or 1 or empty for relative
 *     ones
 * @param spectrum the rows
 */
record BackgroundTable(Unit energyUnit, String heightUnit, TabulatedSpectrum spectrum) {
  /**
   * Reads the first two columns.
   *
   * @throws TableException naming every fault, if they are no spectrum
   */
  static BackgroundTable read(Table table) {
    if (table.columns().size() < 2) {
      throw new TableException(
          table.name(), 0, "one column only (a spectrum needs an energy and a height)");
    }
    TableCheck check = new TableCheck(table);
    Optional<Unit> energyUnit = energyUnit(table, check);
    double heightUnit = heightUnit(table, energyUnit, check);
    double[] energies = check.rising(0, "energies");
    double[] heights = check.notNegative(1);
    if (energies.length < 2) {
      check.fault(0, 0, "one row only (a spectrum is a line through two or more)", "add rows");
    }
    if (Arrays.stream(heights).allMatch(height -> height == 0)) {
      check.fault(
          table.faultOfName(
              1, table.columns().get(1) + " is zero everywhere", "leave the background out"));
    }
    check.throwFaults();
    double factor = energyUnit.orElseThrow().factor();
    return new BackgroundTable(
        energyUnit.get(),
        table.units().get(1),
        TabulatedSpectrum.of(
            Arrays.stream(energies).map(energy -> energy * factor).toArray(),
            Arrays.stream(heights).map(height -> height * heightUnit).toArray()));
  }

  /** Whether the heights are a rate per energy; else they are relative. */
  boolean isRate() {
    return !heightUnit.isEmpty() && !heightUnit.equals("1");
  }

  private static Optional<Unit> energyUnit(Table table, TableCheck check) {
    String symbol = table.units().get(0);
    Optional<Unit> unit = UnitCatalogue.find(symbol).filter(Dimension.OBSERVED::accepts);
    if (unit.isEmpty()) {
      check.fault(
          table.faultOfUnit(0, "unit '" + symbol + "' of the first column (an energy, or PE)"));
    }
    return unit;
  }

  // Relative heights have the unit 1; NaN after a fault.
  private static double heightUnit(Table table, Optional<Unit> energy, TableCheck check) {
    String symbol = table.units().get(1);
    if (symbol.isEmpty() || symbol.equals("1")) {
      return 1;
    }
    boolean light = energy.stream().anyMatch(u -> u.scale() == ObservedScale.PHOTOELECTRONS);
    Optional<Unit> unit =
        UnitCatalogue.find(symbol)
            .filter(u -> u.dimension() == Dimension.SPECTRAL_RATE)
            .filter(u -> energy.isEmpty() || isPerPhotoelectron(u) == light);
    if (unit.isEmpty()) {
      check.fault(
          table.faultOfUnit(
              1,
              "unit '"
                  + symbol
                  + "' of the second column (a rate per "
                  + (light ? "PE" : "energy")
                  + ", or 1 for relative heights: one of "
                  + String.join(" ", allowed(light))
                  + " 1)"));
    }
    return unit.map(Unit::factor).orElse(Double.NaN);
  }

  private static boolean isPerPhotoelectron(Unit unit) {
    return unit.scale() == ObservedScale.PHOTOELECTRONS;
  }

  private static List<String> allowed(boolean light) {
    return UnitCatalogue.all().stream()
        .filter(u -> u.dimension() == Dimension.SPECTRAL_RATE)
        .filter(u -> isPerPhotoelectron(u) == light)
        .map(Unit::symbol)
        .toList();
  }
}
