package org.nudipole.macros.run;

import java.util.List;
import java.util.Optional;
import org.nudipole.generator.data.Table;
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
   * @throws TableException naming the line, if they are no spectrum
   */
  static BackgroundTable read(Table table) {
    if (table.columns().size() < 2) {
      throw new TableException(
          table.name(), 0, "one column only (a spectrum needs an energy and a height)");
    }
    String of = table.units().get(0);
    Unit energyUnit =
        UnitCatalogue.find(of)
            .filter(Dimension.OBSERVED::accepts)
            .orElseThrow(
                () ->
                    new TableException(
                        table.name(),
                        0,
                        "unit '" + of + "' of the first column (an energy, or PE)"));
    String height = table.units().get(1);
    boolean relative = height.isEmpty() || height.equals("1");
    double heightUnit = relative ? 1 : rateUnit(table, height, energyUnit).factor();
    double[] energies = table.numbers(table.columns().get(0));
    double[] heights = table.numbers(table.columns().get(1));
    for (int row = 0; row < table.size(); row++) {
      check(table, row, energies, heights[row]);
    }
    for (int row = 0; row < table.size(); row++) {
      energies[row] *= energyUnit.factor();
      heights[row] *= heightUnit;
    }
    try {
      return new BackgroundTable(energyUnit, height, TabulatedSpectrum.of(energies, heights));
    } catch (IllegalArgumentException e) {
      throw new TableException(table.name(), 0, e.getMessage());
    }
  }

  /** Whether the heights are a rate per energy; else they are relative. */
  boolean isRate() {
    return !heightUnit.isEmpty() && !heightUnit.equals("1");
  }

  private static Unit rateUnit(Table table, String symbol, Unit energy) {
    Optional<Unit> unit =
        UnitCatalogue.find(symbol).filter(u -> u.dimension() == Dimension.SPECTRAL_RATE);
    boolean light = energy.scale() == ObservedScale.PHOTOELECTRONS;
    return unit.filter(u -> (u.scale() == ObservedScale.PHOTOELECTRONS) == light)
        .orElseThrow(
            () ->
                new TableException(
                    table.name(),
                    0,
                    "unit '"
                        + symbol
                        + "' of the second column (a rate per "
                        + (light ? "PE" : "energy")
                        + ", or 1 for relative heights: one of "
                        + String.join(" ", allowed(light))
                        + " 1)"));
  }

  private static List<String> allowed(boolean light) {
    return UnitCatalogue.all().stream()
        .filter(u -> u.dimension() == Dimension.SPECTRAL_RATE)
        .filter(u -> (u.scale() == ObservedScale.PHOTOELECTRONS) == light)
        .map(Unit::symbol)
        .toList();
  }

  private static void check(Table table, int row, double[] energies, double height) {
    if (!(energies[row] >= 0)) {
      throw new TableException(table.name(), table.line(row), "energy below 0");
    }
    if (row > 0 && !(energies[row] > energies[row - 1])) {
      throw new TableException(
          table.name(), table.line(row), "energies must rise from row to row (sort the table)");
    }
    if (!(height >= 0)) {
      throw new TableException(
          table.name(), table.line(row), "height " + height + " below 0 (no rate is negative)");
    }
  }
}
