package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.macros.language.MacroException;

/**
 * Interactions from tables against what they must be: a rescaling, another mixing angle, a line.
 */
class OwnInteractionsReferenceTest {
  private static final String MONO =
      "/source/use mono\n/source/energy 30 MeV\n/source/flavour nu_e\n";
  private static final String REACTOR = "/source/use reactor\n";
  private static final String REST =
      """
      /source/flux 1e9 /cm2/s
      /detector/material Si
      /detector/enrichment Si28 1
      /detector/mass 1 kg
      /interaction/use cevns
      /interaction/minRecoil 200 eV
      /run/exposure 60 day
      """;

  @TempDir Path folder;

  @BeforeEach
  void tables() throws IOException {
    write("one.csv", "# columns: recoil,ratio", "# units: keV,1", "0,1", "3000,1");
    write("bins.csv", "# columns: recoil_low recoil_high ratio", "# units: keV keV 1", "0 3000 1");
    write(
        "grid.csv",
        "# columns: neutrino_energy,recoil,ratio",
        "# units: MeV,keV,1",
        "0,0,1",
        "0,3000,1",
        "60,0,1",
        "60,3000,1");
    write(
        "dsigma.csv",
        "# columns: recoil,cross_section",
        "# units: keV,cm2/keV",
        "0,1e-41",
        "10,2e-41");
  }

  private void write(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private RunConfiguration read(String text) {
    try {
      Path file = Files.writeString(folder.resolve("run.mac"), text);
      return RunConfiguration.read(file.toString(), List.of(), List.of()).get(0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static double expected(RunConfiguration run, String part) {
    return run.expectations().stream()
        .filter(e -> e.channel().interaction().label().equals(part))
        .mapToDouble(e -> e.expected())
        .sum();
  }

  /** The same integral times S; tolerance: rounding, and the other panels of a grid. */
  @ParameterizedTest
  @CsvSource({
    "one.csv,0.25,false",
    "one.csv,-0.75,true",
    "bins.csv,0.25,true",
    "grid.csv,0.25,true",
    "grid.csv,-1,false"
  })
  void aConstantRatioIsARescaling(String table, double strength, boolean continuum) {
    String source = continuum ? REACTOR : MONO;
    double sm = read(source + REST).expectedEvents();
    String own =
        "/interaction/ratioTable c " + table + "\n/interaction/ratioStrength c " + strength + "\n";
    if (strength == -1) {
      // Nothing is left but rounding, which is no rate.
      assertThrows(MacroException.class, () -> read(source + REST + own));
      return;
    }
    RunConfiguration run = read(source + REST + own);
    assertEquals(sm, expected(run, "sm"), 1e-10 * sm);
    assertEquals(strength * sm, expected(run, "c"), 1e-10 * sm);
    assertEquals((1 + strength) * sm, run.expectedEvents(), 1e-10 * sm);
  }

  /** The weak charge of silicon-28 is all that the mixing angle changes. */
  @ParameterizedTest
  @ValueSource(doubles = {0.22, 0.25})
  void anotherMixingAngleIsAConstantRatio(double other) throws IOException {
    double one = charge(0.23857);
    double ratio = Math.pow(charge(other) / one, 2) - 1;
    write("angle.csv", "# columns: recoil,ratio", "# units: MeV,1", "0," + ratio, "3," + ratio);
    double wanted = read(REACTOR + REST + "/interaction/sin2ThetaW " + other).expectedEvents();
    double found =
        read(REACTOR
                + REST
                + "/interaction/sin2ThetaW 0.23857\n/interaction/ratioTable angle angle.csv\n"
                + "/interaction/ratioStrength angle 1\n")
            .expectedEvents();
    assertEquals(wanted, found, 1e-12 * wanted);
  }

  private static double charge(double sin2ThetaW) {
    return NucleonCouplings.treeLevel(sin2ThetaW).weakCharge(Flavour.ANTI_NU_E, 14, 28);
  }

  /** Flux x nuclei x exposure x S x the trapezoid of the table above the cut. */
  @Test
  void aTabulatedCrossSectionIsItsTrapezoid() {
    RunConfiguration run =
        read(
            MONO
                + REST
                + "/interaction/crossSectionTable ax dsigma.csv\n"
                + "/interaction/crossSectionStrength ax 3\n");
    double nuclei = run.density().targets().get(0).perMass() * Units.KG;
    double fluence = 1e9 / (Units.CM2 * Units.S) * 60 * Units.DAY;
    double trapezoid = (10 - 0.2) * (1.02e-41 + 2e-41) / 2 * Units.CM2;
    double wanted = nuclei * fluence * 3 * trapezoid;
    assertEquals(wanted, expected(run, "ax"), 1e-10 * wanted);
  }

  @Test
  void aStrengthOfZeroIsNoInteraction() {
    double sm = read(MONO + REST).expectedEvents();
    for (String strength : List.of("", "/interaction/ratioStrength c 0\n")) {
      assertEquals(
          sm,
          read(MONO + REST + "/interaction/ratioTable c one.csv\n" + strength).expectedEvents());
    }
  }

  @Test
  void whatIsAddedBelongsToTheStandardModelAlone() {
    String own =
        "/interaction/ratioTable c one.csv\n/interaction/ratioStrength c 1\n/dipole/moment 1e-9 muB\n";
    assertTrue(expected(read(MONO + REST + own + "/interaction/part sm\n"), "c") > 0);
    RunConfiguration dipole = read(MONO + REST + own + "/interaction/part dipole\n");
    assertEquals(dipole.expectedEvents(), expected(dipole, "dipole"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/interaction/ratioStrength c -1.01; the sum of sm+c is negative for nu_e of 3.000e+04 keV",
        "/interaction/ratioStrength d 1; there is no table d",
        "/interaction/crossSectionStrength c 1; there is no table c",
        "/interaction/crossSectionStrength c -1; must",
        "/interaction/ratioTable sm one.csv; `sm` already means something else",
        "/interaction/crossSectionTable c dsigma.csv; there is another c",
        "/background/flat c 1 /kg/day/keV 1 30 keV; there is another c",
        "/interaction/ratioTable d one.csv eves; /interaction/use has no eves",
        "/interaction/crossSectionTable d one.csv; no column cross_section",
        "/interaction/ratioTable d dsigma.csv; column 'cross_section' is not taken",
        "/interaction/ratioTable d hole.csv; no value for recoil and neutrino_energy 1000 keV, 3000 keV",
        "/interaction/ratioTable d twice.csv; recoil 1 again with neutrino_energy 2",
        "/interaction/crossSectionTable d negative.csv; cross_section -1 is negative"
      })
  void faults(String line, String message) throws IOException {
    String header = "# columns: recoil,neutrino_energy,ratio\n# units: MeV,MeV,1\n";
    write("hole.csv", header + "1,2,1\n2,2,1\n2,3,1");
    write("twice.csv", header + "1,2,1\n1,2,1\n2,2,1\n2,3,1\n1,3,1");
    write("negative.csv", "# columns: recoil,cross_section\n# units: keV,cm2/keV\n1,1e-41\n2,-1");
    MacroException fault =
        assertThrows(
            MacroException.class,
            () -> read(MONO + REST + "/interaction/ratioTable c one.csv\n" + line + "\n"));
    assertTrue(fault.getMessage().contains(message), fault.getMessage());
  }
}
