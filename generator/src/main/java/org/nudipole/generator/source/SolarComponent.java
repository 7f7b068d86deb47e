package org.nudipole.generator.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;

/** Reactions and decays in the Sun that emit electron neutrinos. */
public enum SolarComponent {
  /** p + p -> d + e+ + nu_e. */
  PP,
  /** p + e- + p -> d + nu_e, a line. */
  PEP,
  /** 3He + p -> 4He + e+ + nu_e. */
  HEP,
  /** Electron capture of 7Be, two lines. */
  BE7,
  /** Beta decay of 8B. */
  B8,
  /** Beta decay of 13N. */
  N13,
  /** Beta decay of 15O. */
  O15,
  /** Beta decay of 17F. */
  F17;

  private static final String LINES = "solar_lines.csv";

  /** The component of this name. */
  public static SolarComponent named(String label) {
    return Arrays.stream(values())
        .filter(component -> component.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no solar component " + label));
  }

  /** Name in macros. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Mean electron density where it is emitted, 1/volume. */
  public double electronDensity() {
    return of(this, Table.resource("solar_electron_density.csv"), "density")
        * Constants.AVOGADRO
        / Units.CM3;
  }

  /** Its lines as they are emitted; their intensities sum to 1, or there are none. */
  public List<Line> lines() {
    Table table = Table.resource(LINES);
    return rows(table)
        .mapToObj(
            i ->
                new Line(
                    Flavour.NU_E, table.number(i, "energy") * Units.MEV, table.number(i, "share")))
        .toList();
  }

  /** Its continuous spectrum as it is emitted, 1/energy with the integral 1, if it has one. */
  public Optional<TabulatedSpectrum> spectrum() {
    if (!lines().isEmpty()) {
      return Optional.empty();
    }
    Table table = Table.resource("solar_" + label() + ".csv");
    return Optional.of(
        TabulatedSpectrum.of(
            Arrays.stream(table.numbers("energy")).map(e -> e * Units.MEV).toArray(),
            Arrays.stream(table.numbers("density")).map(d -> d / Units.MEV).toArray()));
  }

  // The number of a component in a table with one row for each.
  static double of(SolarComponent component, Table table, String column) {
    return table.number(component.rows(table).findFirst().orElseThrow(), column);
  }

  private IntStream rows(Table table) {
    return IntStream.range(0, table.size()).filter(i -> table.text(i, "component").equals(label()));
  }
}
