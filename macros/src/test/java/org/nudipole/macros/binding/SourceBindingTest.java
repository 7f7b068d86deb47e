package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.detector.Strength;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.generator.Units;
import org.nudipole.macros.language.MacroException;

/** Spectra of the user, energies per fission, and periods in which a source is on. */
class SourceBindingTest {
  private static final String DETECTOR =
      """
      /detector/material Ge
      /detector/mass 1 kg
      /interaction/use cevns
      /interaction/minRecoil 10 eV
      /run/exposure 40 day
      /run/beamOn 100
      """;

  private static final String REACTOR =
      "/source/use reactor\n/source/power 2.9 GW\n/source/distance 28 m\n";

  @TempDir Path folder;

  private RunConfiguration bind(String source) throws IOException {
    Path file = folder.resolve("run.mac");
    Files.writeString(file, source.replace('|', '\n') + "\n" + DETECTOR);
    return RunConfiguration.read(file.toString(), List.of(), List.of()).get(0);
  }

  private void table(String columns, String units, String... rows) throws IOException {
    Files.writeString(
        folder.resolve("s.csv"),
        "# columns: " + columns + "\n# units: " + units + "\n" + String.join("\n", rows) + "\n");
  }

  private String faults(String source) {
    return assertThrows(MacroException.class, () -> bind(source)).getMessage();
  }

  @Test
  void aTableOfAFluxNeedsNoStrength() throws IOException {
    table("energy,nu_e", "MeV,/cm2/s/MeV", "1,1e10", "3,1e10");
    RunConfiguration run = bind("/source/use table|/source/table s.csv");
    assertTrue(run.experiment().vertices().illumination() instanceof ParallelBeam);
    assertEquals(new Strength.StatedBySource(), run.experiment().strength());
    assertEquals(2e10, run.experiment().source().intensity() / Units.PER_CM2_S, 1e-4);
    double half =
        bind("/source/use table|/source/table s.csv|/source/flux 1e10 /cm2/s").expectedEvents();
    assertEquals(run.expectedEvents() / 2, half, 1e-12 * half);
  }

  @Test
  void aTablePerEmissionNeedsOne() throws IOException {
    table("energy,nu_e", "MeV,/MeV", "1,1", "3,1");
    String source = "/source/use table|/source/table s.csv";
    assertTrue(faults(source).contains("no /source/activity"));
    double near = bind(source + "|/source/activity 1 MCi|/source/distance 1 m").expectedEvents();
    double twice = bind(source + "|/source/activity 2 MCi|/source/distance 1 m").expectedEvents();
    assertEquals(2 * near, twice, 1e-12 * twice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/source/use table; no /source/table (the source table has no spectrum of its own)",
        "/source/use cr51|/source/flux 1 /cm2/s|/source/table s.csv;"
            + " (cr51 has its own spectrum)",
        "/source/use table|/source/table s.csv|/source/activity 1 Bq;"
            + " (the table states a flux at the detector, uniform and parallel)",
        "/source/use table|/source/table s.csv|/source/radius 1 cm;"
            + " (the table states a flux at the detector, uniform and parallel)",
        "/source/use table|/source/table s.csv|/source/power 1 GW; (table is not a reactor)",
        "/source/use table|/source/table s.csv|/source/energy 1 MeV; (table has energies",
      })
  void whatATableContradicts(String source, String fault) throws IOException {
    table("energy,nu_e", "MeV,/cm2/s/MeV", "1,1e10", "3,1e10");
    String faults = faults(source);
    assertTrue(faults.contains(fault), faults);
  }

  /** The faults of the table, and those of the macro beside them. */
  @Test
  void faultsOfATableHaveTheirPlace() throws IOException {
    table("energy,nu_e", "MeV,/MeV", "1,1", "2,-1", "2,x");
    List<String> faults =
        faults("/source/use table|/source/table s.csv|/source/onPeriod 30 day 20 day")
            .lines()
            .toList();
    assertEquals(4, faults.size(), faults.toString());
    assertTrue(faults.get(0).contains("run.mac:3:1: /source/onPeriod 30 day 20 day (the period"));
    assertTrue(faults.get(1).contains("s.csv:4:3: nu_e -1 is negative (read by /source/table"));
    assertTrue(faults.get(2).contains("s.csv:5:1: energy 2 after 2"));
    assertTrue(faults.get(3).contains("s.csv:5:3: 'x' in column nu_e is not a number"));
    assertTrue(faults.get(1).endsWith(") give 0 or more"), faults.get(1));
    assertTrue(faults.get(2).endsWith(") sort the rows, and give each value once"));
    assertTrue(faults.get(3).endsWith(") give a decimal number such as 2.5e-3"));
  }

  /** Kopeikin et al. 2004 have 0.23 % less energy per fission, so more fissions. */
  @Test
  void energiesPerFissionTurnAPowerIntoFissions() throws IOException {
    double ma = bind(REACTOR).expectedEvents();
    double kopeikin =
        bind(REACTOR + "/source/fissionEnergies 201.92 205.52 209.99 213.60 MeV").expectedEvents();
    double meanMa = 0.58 * 202.36 + 0.07 * 205.99 + 0.30 * 211.12 + 0.05 * 214.26;
    double meanKopeikin = 0.58 * 201.92 + 0.07 * 205.52 + 0.30 * 209.99 + 0.05 * 213.60;
    assertEquals(meanMa / meanKopeikin, kopeikin / ma, 1e-12);
    assertTrue(
        faults(
                "/source/use reactor|/source/flux 1e12 /cm2/s"
                    + "|/source/fissionEnergies 201.92 205.52 209.99 213.60 MeV")
            .contains("contradicts /source/flux"));
  }

  /** 3 x 4 days of 40; decimals that do not add up exactly touch all the same. */
  @ParameterizedTest
  @CsvSource({
    "/source/onPeriod 0 day 4 day|/source/onPeriod 10 day 4 day|/source/onPeriod 36 day 4 day, 0.3",
    "/source/onPeriod 0.1 day 0.2 day|/source/onPeriod 0.3 day 39.7 day, 0.9975",
    "/source/onPeriod 0 h 240 h|/source/onPeriod 10 day 10 day, 0.5",
  })
  void onlyTheTimeItIsOnCounts(String periods, double share) throws IOException {
    for (String source : List.of(REACTOR, "/source/use reactor|/source/flux 6.4e12 /cm2/s|")) {
      double always = bind(source).expectedEvents();
      double sometimes = bind(source + periods).expectedEvents();
      assertEquals(share * always, sometimes, 1e-9 * always);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0 day 20 day|10 day 5 day; overlaps the period from /source/onPeriod at",
        "10 day 5 day|0 day 20 day; overlaps the period from /source/onPeriod at",
        "30 day 11 day; the period ends after the exposure",
        "50 day 1 day; the period ends after the exposure",
        "1 day 0 day; must be greater than 0",
        "-1 day 2 day; must not be negative",
      })
  void periodsLieApartAndInTheExposure(String periods, String fault) {
    String faults =
        faults(REACTOR + "/source/onPeriod " + periods.replace("|", "\n/source/onPeriod "));
    assertTrue(faults.contains(fault), faults);
  }

  /** What an unknown source would need is unknown. */
  @Test
  void aMisspeltSourceIsOneFault() throws IOException {
    List<String> faults =
        faults("/source/use reactr|/source/power 2.9 GW|/source/model kopeikin").lines().toList();
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.get(0).contains("did you mean reactor? Known: "), faults.get(0));
    assertTrue(
        faults("/source/use solar|/source/power 1 GW|/source/model GS98")
            .contains("(no solar model GS98) did you mean B16-GS98? Known: B16-GS98"));
    assertTrue(
        faults("/source/use solr|/source/model GS98")
            .contains("(no model GS98) did you mean B16-GS98? Known: huberMueller"));
  }

  @Test
  void aRadioactiveSourceIsNotSwitched() {
    String faults = faults("/source/use cr51|/source/flux 1 /cm2/s|/source/onPeriod 0 day 1 day");
    assertTrue(faults.contains("cr51 has a time course of its own"), faults);
  }
}
