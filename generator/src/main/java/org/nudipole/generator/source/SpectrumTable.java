package org.nudipole.generator.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableAxis;
import org.nudipole.generator.data.TableAxis.Places;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableCheck.Found;
import org.nudipole.generator.data.TableColumn;
import org.nudipole.generator.data.TableException;

/** Reads the spectra of a user's table and finds all that is wrong with them. */
public final class SpectrumTable {
  private static final TableAxis ENERGY =
      TableAxis.of(
          new TableColumn(
              List.of("energy"), SpectrumUnit::energy, "an energy: eV, keV, MeV or GeV"));

  private final Table table;
  private final TableCheck check;

  private SpectrumTable(Table table) {
    this.table = table;
    check = new TableCheck(table);
  }

  /**
   * The source that a table describes.
   *
   * @throws TableException with the faults of its header and of its rows
   */
  static TabulatedSource read(Table table) {
    return new SpectrumTable(table).read();
  }

  private TabulatedSource read() {
    Places energies = ENERGY.read(check);
    Map<Flavour, Found> columns = flavours();
    Map<Flavour, double[]> densities = new LinkedHashMap<>();
    columns.forEach(
        (flavour, column) ->
            densities.put(
                flavour,
                check.converted(check.somewherePositive(column, "leave the column out"), column)));
    check.throwFaults();
    List<Continuum> continua = new ArrayList<>();
    densities.forEach(
        (flavour, values) ->
            continua.add(new Continuum(flavour, TabulatedSpectrum.of(energies, values))));
    return new TabulatedSource(continua, isFlux(columns.values().iterator().next()));
  }

  // In the order of the flavours: that of the columns is no part of what a table says.
  private Map<Flavour, Found> flavours() {
    Map<Flavour, Found> columns = new LinkedHashMap<>();
    for (Flavour flavour : Flavour.weak()) {
      Found found = check.find(column(flavour));
      if (found.isPresent()) {
        columns.put(flavour, found);
      }
    }
    if (columns.isEmpty()) {
      check.missing("of a flavour (one or more of " + known() + ")");
    }
    check.refuseOthers("a spectrum has " + ENERGY.needs() + ", and flavours: " + known());
    Optional<Found> first = columns.values().stream().filter(c -> c.factor() > 0).findFirst();
    for (Found column : columns.values()) {
      if (column.factor() > 0 && isFlux(column) != isFlux(first.orElseThrow())) {
        check.fault(
            table.faultOfUnit(
                column.index(),
                "unit '"
                    + table.units().get(column.index())
                    + "' beside others (all per emission, or all of a flux)"));
      }
    }
    return columns;
  }

  private static TableColumn column(Flavour flavour) {
    return new TableColumn(
        List.of(flavour.label()),
        text -> SpectrumUnit.of(text).map(SpectrumUnit::factor),
        "per emission such as /MeV, or a flux such as /cm2/s/MeV");
  }

  private boolean isFlux(Found column) {
    return SpectrumUnit.of(table.units().get(column.index())).orElseThrow().flux();
  }

  private static String known() {
    return Flavour.weak().stream().map(Flavour::label).collect(Collectors.joining(" "));
  }
}
