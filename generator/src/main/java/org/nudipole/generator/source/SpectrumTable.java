package org.nudipole.generator.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.data.TableFault;

/** Reads the spectra of a user's table and finds all that is wrong with them. */
final class SpectrumTable {
  private static final String ENERGY = "energy";
  // A table of nothing but faults would bury those of the macro.
  private static final int MOST_FAULTS = 20;

  private final Table table;
  private final List<TableFault> faults = new ArrayList<>();

  private SpectrumTable(Table table) {
    this.table = table;
  }

  /**
   * The source that a table describes.
   *
   * @throws TableException with the faults of its header, else with those of its rows
   */
  static TabulatedSource read(Table table) {
    SpectrumTable reader = new SpectrumTable(table);
    double energyUnit = reader.energyUnit();
    List<SpectrumUnit> units = reader.spectrumUnits();
    reader.throwFaults();
    double[] energies = reader.energies(energyUnit);
    List<double[]> densities = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      densities.add(reader.densities(i + 1, units.get(i).factor()));
    }
    reader.throwFaults();
    return reader.source(energies, densities, units.get(0).flux());
  }

  private void throwFaults() {
    if (!faults.isEmpty()) {
      throw new TableException(table.name(), faults.stream().limit(MOST_FAULTS).toList());
    }
  }

  private double energyUnit() {
    if (!table.columns().get(0).equals(ENERGY)) {
      faults.add(
          table.faultOfName(
              0,
              "first column '" + table.columns().get(0) + "' (the first one is " + ENERGY + ")"));
    }
    String unit = table.units().get(0);
    Optional<Double> factor = SpectrumUnit.energy(unit);
    if (factor.isEmpty()) {
      faults.add(table.faultOfUnit(0, "unit '" + unit + "' of an energy (eV, keV, MeV or GeV)"));
    }
    return factor.orElse(1.0);
  }

  private List<SpectrumUnit> spectrumUnits() {
    List<String> names = table.columns();
    List<SpectrumUnit> units = new ArrayList<>();
    for (int i = 1; i < names.size(); i++) {
      if (flavour(names.get(i)).isEmpty()) {
        faults.add(
            table.faultOfName(i, "column '" + names.get(i) + "' is no flavour (" + known() + ")"));
      } else if (names.indexOf(names.get(i)) < i) {
        faults.add(
            table.faultOfName(
                i, "flavour " + names.get(i) + " for a second time (one column per flavour)"));
      }
      String text = table.units().get(i);
      Optional<SpectrumUnit> unit = SpectrumUnit.of(text);
      if (unit.isEmpty()) {
        faults.add(
            table.faultOfUnit(
                i,
                "unit '"
                    + text
                    + "' of a spectrum (per emission such as /MeV, or a flux such as"
                    + " /cm2/s/MeV)"));
      } else if (!units.isEmpty() && units.get(0).flux() != unit.get().flux()) {
        faults.add(
            table.faultOfUnit(
                i, "unit '" + text + "' beside others (all per emission, or all of a flux)"));
      }
      unit.ifPresent(units::add);
    }
    if (names.size() < 2) {
      faults.add(
          table.faultOfName(0, "no flavour (a spectrum has one or more of " + known() + ")"));
    }
    return units;
  }

  private double[] energies(double unit) {
    double[] energies = column(0, unit);
    for (int row = 0; row < energies.length; row++) {
      String text = table.text(row, ENERGY);
      if (energies[row] < 0) {
        faults.add(table.fault(row, 0, "energy " + text + " is negative"));
      } else if (row > 0 && energies[row] <= energies[row - 1]) {
        faults.add(
            table.fault(
                row,
                0,
                "energy "
                    + text
                    + " after "
                    + table.text(row - 1, ENERGY)
                    + " (energies rise from row to row)"));
      }
    }
    if (energies.length < 2) {
      faults.add(table.fault(0, 0, "one row only (a spectrum is a line through two or more)"));
    }
    return energies;
  }

  private double[] densities(int column, double unit) {
    String name = table.columns().get(column);
    double[] densities = column(column, unit);
    for (int row = 0; row < densities.length; row++) {
      if (densities[row] < 0) {
        faults.add(table.fault(row, column, name + " " + table.text(row, name) + " is negative"));
      }
    }
    if (Arrays.stream(densities).allMatch(density -> density == 0)) {
      faults.add(table.faultOfName(column, name + " is zero everywhere (leave the column out)"));
    }
    return densities;
  }

  // Numbers that cannot be read become NaN, which no later check complains about.
  private double[] column(int column, double unit) {
    double[] values = new double[table.size()];
    for (int row = 0; row < values.length; row++) {
      try {
        values[row] = table.number(row, table.columns().get(column)) * unit;
      } catch (TableException e) {
        faults.addAll(e.faults());
        values[row] = Double.NaN;
      }
    }
    return values;
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
