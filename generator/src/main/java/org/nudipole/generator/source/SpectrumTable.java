package org.nudipole.generator.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableException;

/** Reads the spectra of a user's table and finds all that is wrong with them. */
public final class SpectrumTable {
  private static final String ENERGY = "energy";

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
    SpectrumTable reader = new SpectrumTable(table);
    double energyUnit = reader.energyUnit();
    List<SpectrumUnit> units = reader.spectrumUnits();
    double[] energies = reader.energies();
    List<double[]> densities = new ArrayList<>();
    for (int column = 1; column < table.columns().size(); column++) {
      densities.add(reader.densities(column));
    }
    reader.check.throwFaults();
    for (int i = 0; i < units.size(); i++) {
      densities.set(i, scaled(densities.get(i), units.get(i).factor()));
    }
    return reader.source(scaled(energies, energyUnit), densities, units.get(0).flux());
  }

  private double energyUnit() {
    if (!table.columns().get(0).equals(ENERGY)) {
      check.fault(
          table.faultOfName(
              0,
              "first column '" + table.columns().get(0) + "' (the first one is " + ENERGY + ")"));
    }
    String unit = table.units().get(0);
    Optional<Double> factor = SpectrumUnit.energy(unit);
    if (factor.isEmpty()) {
      check.fault(table.faultOfUnit(0, "unit '" + unit + "' of an energy (eV, keV, MeV or GeV)"));
    }
    return factor.orElse(1.0);
  }

  private List<SpectrumUnit> spectrumUnits() {
    List<String> names = table.columns();
    List<SpectrumUnit> units = new ArrayList<>();
    for (int i = 1; i < names.size(); i++) {
      if (flavour(names.get(i)).isEmpty()) {
        check.fault(
            table.faultOfName(i, "column '" + names.get(i) + "' is no flavour (" + known() + ")"));
      } else if (names.indexOf(names.get(i)) < i) {
        check.fault(
            table.faultOfName(
                i, "flavour " + names.get(i) + " for a second time (one column per flavour)"));
      }
      String text = table.units().get(i);
      Optional<SpectrumUnit> unit = SpectrumUnit.of(text);
      if (unit.isEmpty()) {
        check.fault(
            table.faultOfUnit(
                i,
                "unit '"
                    + text
                    + "' of a spectrum (per emission such as /MeV, or a flux such as"
                    + " /cm2/s/MeV)"));
      } else if (!units.isEmpty() && units.get(0).flux() != unit.get().flux()) {
        check.fault(
            table.faultOfUnit(
                i, "unit '" + text + "' beside others (all per emission, or all of a flux)"));
      }
      unit.ifPresent(units::add);
    }
    if (names.size() < 2) {
      check.fault(
          table.faultOfName(0, "no flavour (a spectrum has one or more of " + known() + ")"));
    }
    return units;
  }

  private double[] energies() {
    double[] energies = check.rising(0, "energies");
    if (energies.length < 2) {
      check.fault(
          0,
          0,
          "one row only (a spectrum is a line through two or more)",
          "add rows, or use the source mono");
    }
    return energies;
  }

  private double[] densities(int column) {
    double[] densities = check.notNegative(column);
    if (Arrays.stream(densities).allMatch(density -> density == 0)) {
      String name = table.columns().get(column);
      check.fault(table.faultOfName(column, name + " is zero everywhere", "leave the column out"));
    }
    return densities;
  }

  private static double[] scaled(double[] values, double unit) {
    return Arrays.stream(values).map(value -> value * unit).toArray();
  }

  private TabulatedSource source(double[] energies, List<double[]> densities, boolean flux) {
    List<Continuum> continua = new ArrayList<>();
    for (int i = 0; i < densities.size(); i++) {
      continua.add(
          new Continuum(
              flavour(table.columns().get(i + 1)).orElseThrow(),
              TabulatedSpectrum.of(energies, densities.get(i))));
    }
    // The order of the columns is no part of what a table says.
    continua.sort(Comparator.comparing(Continuum::flavour));
    return new TabulatedSource(continua, flux);
  }

  private static Optional<Flavour> flavour(String label) {
    return Arrays.stream(Flavour.values())
        .filter(flavour -> flavour.label().equals(label))
        .findFirst();
  }

  private static String known() {
    return Arrays.stream(Flavour.values()).map(Flavour::label).collect(Collectors.joining(" "));
  }
}
