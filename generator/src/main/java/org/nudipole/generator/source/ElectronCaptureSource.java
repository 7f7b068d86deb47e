package org.nudipole.generator.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;

/**
 * A radioactive source that decays by electron capture and emits electron neutrinos in lines; where
 * the energy allows it also by emission of positrons, with a continuum of neutrinos.
 *
 * @param name nuclide, as in macros
 * @param halfLife half-life, time
 * @param lines its lines with intensities per decay
 * @param continua the spectra of its positron branches, per decay
 */
public record ElectronCaptureSource(
    String name, double halfLife, List<Line> lines, List<Continuum> continua)
    implements NeutrinoSource {
  private static final String TABLE = "electron_capture_lines.csv";
  private static final String BRANCHES = "positron_branches.csv";

  /** Checks the half-life and keeps copies. */
  public ElectronCaptureSource {
    Require.positive("half-life", halfLife);
    lines = List.copyOf(lines);
    continua = List.copyOf(continua);
  }

  /** Names of the shipped sources. */
  public static Set<String> names() {
    Table table = Table.resource(TABLE);
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < table.size(); i++) {
      names.add(table.text(i, "nuclide"));
    }
    return names;
  }

  /**
   * A shipped source.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static ElectronCaptureSource named(String name) {
    return of(name, Table.resource(TABLE));
  }

  /** The source of a nuclide by the lines of a table. */
  static ElectronCaptureSource of(String name, Table table) {
    List<Line> lines = new ArrayList<>();
    double halfLife = 0;
    for (int i = 0; i < table.size(); i++) {
      if (table.text(i, "nuclide").equals(name)) {
        double days = table.number(i, "half_life");
        if (!lines.isEmpty() && days * Units.DAY != halfLife) {
          throw new IllegalStateException(TABLE + ": two half-lives of " + name);
        }
        halfLife = days * Units.DAY;
        double energy = table.number(i, "energy") * Units.KEV;
        lines.add(new Line(Flavour.NU_E, energy, table.number(i, "fraction")));
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          "no electron-capture source " + name + " (known: " + names() + ")");
    }
    return new ElectronCaptureSource(name, halfLife, lines, positronBranches(name));
  }

  private static List<Continuum> positronBranches(String name) {
    Table table = Table.resource(BRANCHES);
    List<Continuum> continua = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      if (table.text(i, "nuclide").equals(name)) {
        int daughter = table.integer(i, "daughter_z");
        AllowedBetaSpectrum spectrum =
            AllowedBetaSpectrum.of(
                BetaDecay.PLUS,
                daughter,
                table.number(i, "end_point") * Units.KEV,
                table.number(i, "fraction"),
                AllowedBetaSpectrum.screening(daughter + 1));
        continua.add(new Continuum(spectrum.flavour(), spectrum));
      }
    }
    return continua;
  }

  @Override
  public EmissionTime time(double exposure) {
    return new ExponentialDecay(StrictMath.log(2) / halfLife, exposure);
  }
}
