package org.nudipole.macros.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableAxis;
import org.nudipole.generator.data.TableAxis.Places;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableCheck.Found;
import org.nudipole.generator.data.TableColumn;
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
 * @param heightUnit unit of its heights: a rate per energy, or counts in each bin; empty if they
 *     are relative
 * @param spectrum the rows; counts per energy if the unit is that of counts
 */
record BackgroundTable(Unit energyUnit, Optional<Unit> heightUnit, TabulatedSpectrum spectrum) {
  private static final TableAxis ENERGY =
      TableAxis.of(
          TableColumn.in(
              List.of("energy", "observed", "photoelectrons"),
              "an energy, or PE",
              UnitCatalogue.factors(Dimension.OBSERVED)));
  private static final List<String> HEIGHTS =
      List.of("value", "rate", "height", "events", "counts");

  /**
   * Reads the energies and the heights.
   *
   * @throws TableException naming every fault, if they are no spectrum
   */
  static BackgroundTable read(Table table) {
    TableCheck check = new TableCheck(table);
    Places energies = ENERGY.read(check);
    Optional<Unit> energyUnit =
        Stream.of(ENERGY.point(), ENERGY.low())
            .map(check::find)
            .filter(Found::isPresent)
            .flatMap(column -> UnitCatalogue.find(table.units().get(column.index())).stream())
            .findFirst();
    Found height = check.require(height(energyUnit, energies.bins()));
    check.refuseOthers(
        "a spectrum has " + ENERGY.needs() + ", and " + String.join(" or ", HEIGHTS));
    double[] heights = check.somewherePositive(height, "leave the background out");
    check.throwFaults();
    Optional<Unit> unit = UnitCatalogue.find(table.units().get(height.index()));
    double[] values = check.converted(heights, height);
    if (unit.filter(u -> u.dimension() == Dimension.COUNTS).isPresent()) {
      double[] edges = energies.values();
      for (int i = 0; i < values.length; i++) {
        values[i] /= edges[i + 1] - edges[i];
      }
    }
    return new BackgroundTable(
        energyUnit.orElseThrow(), unit, TabulatedSpectrum.of(energies, values));
  }

  // A rate per energy, counts in a bin, or relative heights, which have the unit 1.
  private static TableColumn height(Optional<Unit> energy, boolean bins) {
    boolean light = energy.stream().anyMatch(u -> u.scale() == ObservedScale.PHOTOELECTRONS);
    List<Unit> units =
        UnitCatalogue.all().stream()
            .filter(
                u ->
                    u.dimension() == Dimension.SPECTRAL_RATE
                            && (u.scale() == ObservedScale.PHOTOELECTRONS) == light
                        || u.dimension() == Dimension.COUNTS && bins)
            .toList();
    List<String> symbols = new ArrayList<>(units.stream().map(Unit::symbol).toList());
    symbols.add("1");
    return new TableColumn(
        HEIGHTS,
        text ->
            text.isEmpty() || text.equals("1")
                ? Optional.of(1.0)
                : units.stream().filter(u -> u.symbol().equals(text)).map(Unit::factor).findFirst(),
        "a rate per "
            + (light ? "PE" : "energy")
            + (bins ? ", counts in each bin" : "")
            + ", or 1 for relative heights: one of "
            + symbols.stream().collect(Collectors.joining(" ")));
  }
}
