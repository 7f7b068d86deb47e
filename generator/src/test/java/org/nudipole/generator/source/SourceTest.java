package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;

/** Sources of one neutrino per decay, and the numbers of 51Cr. */
class SourceTest {
  static Stream<NeutrinoSource> sources() {
    return Stream.concat(
        ElectronCaptureSource.names().stream().map(ElectronCaptureSource::named),
        Stream.of(new Monoenergetic(Flavour.ANTI_NU_MU, 30 * Units.MEV)));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void emitsOneNeutrinoPerDecay(NeutrinoSource source) {
    assertEquals(1, source.intensity(), 1e-9);
  }

  @Test
  void rowsOfANuclideAgreeOnItsHalfLife() {
    String rows =
        """
        # units: ,d,keV,1
        # columns: nuclide,half_life,energy,fraction
        cr51,27.7,746.5,0.9
        cr51,%s,426.5,0.1
        """;
    Table right = Table.parse("l.csv", rows.formatted("27.7"));
    assertEquals(2, ElectronCaptureSource.of("cr51", right).lines().size());
    Table wrong = Table.parse("l.csv", rows.formatted("27.8"));
    Exception e =
        assertThrows(IllegalStateException.class, () -> ElectronCaptureSource.of("cr51", wrong));
    assertTrue(e.getMessage().contains("two half-lives of cr51"), e.getMessage());
  }

  /**
   * Energy: Q less the level less the binding energy of the captured electron in the daughter. Q
   * 813.9 (37Ar), 1352.1 (65Zn), level 1115.5; K and L1 of chlorine 2.82 and 0.27, of copper 8.98
   * and 1.10 (Bearden and Burr, Rev. Mod. Phys. 39 (1967) 125); keV, tabulated to 0.1. Fractions of
   * 65Zn: 48.50 and 50.08 %, of which 0.886 and 0.879 from K.
   */
  @ParameterizedTest
  @CsvSource({
    "ar37, 0, 813.9 - 2.82, 0.902",
    "ar37, 1, 813.9 - 0.27, 0.098",
    "zn65, 0, 1352.1 - 8.98, 0.4297",
    "zn65, 1, 1352.1 - 1.10, 0.0553",
    "zn65, 2, 1352.1 - 1115.5 - 8.98, 0.4402",
    "zn65, 3, 1352.1 - 1115.5 - 1.10, 0.0606"
  })
  void linesAreWhatTheDecayLeaves(String source, int line, String energy, double fraction) {
    Line found = ElectronCaptureSource.named(source).lines().get(line);
    double keV =
        Arrays.stream(energy.split(" - "))
            .mapToDouble(Double::parseDouble)
            .reduce((all, lost) -> all - lost)
            .orElseThrow();
    assertEquals(keV, found.energy() / Units.KEV, 0.1);
    assertEquals(fraction, found.intensity(), 1e-4);
  }

  /** As commonly quoted. */
  @ParameterizedTest
  @CsvSource({"cr51, 27.7025", "ar37, 35.01", "zn65, 243.9"})
  void halfLives(String source, double days) {
    assertEquals(days, ElectronCaptureSource.named(source).halfLife() / Units.DAY, 1e-12 * days);
  }

  /** Decays of 5 and 10 MCi in 100 and 50 d, quoted with three digits. */
  @ParameterizedTest
  @CsvSource({"5, 100, 5.87e23", "5, 50, 4.56e23", "10, 50, 9.12e23"})
  void decaysOfTheLinkXuConfigurations(double megacurie, double days, double expected) {
    EmissionTime time = ElectronCaptureSource.named("cr51").time(days * Units.DAY);
    double decays = megacurie * 1e6 * Units.CI * time.effectiveTime();
    assertEquals(expected, decays, 2e-3 * expected);
  }

  @Test
  void meanOverTwoHalfLivesIsThreeQuartersOverTwoLnTwo() {
    NeutrinoSource chromium = ElectronCaptureSource.named("cr51");
    double exposure = 2 * 27.7025 * Units.DAY;
    double mean = chromium.time(exposure).effectiveTime() / exposure;
    assertEquals(0.75 / (2 * Math.log(2)), mean, 1e-13);
  }

  @Test
  void constantSourcesAreUniformInTime() {
    EmissionTime time = new ExponentialDecay(0, 100 * Units.S);
    assertEquals(100 * Units.S, time.effectiveTime(), 0);
    assertEquals(0.25, time.cumulative(25 * Units.S), 1e-15);
  }

  /** The branch and its end point as they stand in the table; the spectrum is tested apart. */
  @Test
  void zincHasAPositronContinuum() {
    NeutrinoSource zinc = ElectronCaptureSource.named("zn65");
    assertEquals(4, zinc.lines().size());
    Continuum continuum = zinc.continua().get(0);
    assertEquals(Flavour.NU_E, continuum.flavour());
    assertEquals(330.1 * Units.KEV, continuum.spectrum().high(), 1e-9 * Units.KEV);
    assertEquals(0.0142, continuum.intensity(), 1e-10);
    assertTrue(ElectronCaptureSource.named("ar37").continua().isEmpty());
  }

  @Test
  void unknownSourcesAreNamed() {
    assertThrows(IllegalArgumentException.class, () -> ElectronCaptureSource.named("co60"));
  }

  /** The electrons of the parent screen the decay. */
  @Test
  void positronsOfZincAreScreenedByItsElectrons() {
    AllowedBetaSpectrum expected =
        AllowedBetaSpectrum.of(
            BetaDecay.PLUS, 29, 330.1 * Units.KEV, 0.0142, AllowedBetaSpectrum.screening(30));
    double energy = 250 * Units.KEV;
    double value = expected.value(energy);
    Continuum found = ElectronCaptureSource.named("zn65").continua().get(0);
    assertEquals(value, found.spectrum().value(energy), 1e-12 * value);
  }

  @Test
  void aContinuumHasAWidth() {
    Density point =
        new Density() {
          @Override
          public double low() {
            return Units.MEV;
          }

          @Override
          public double high() {
            return Units.MEV;
          }

          @Override
          public double value(double x) {
            return 1;
          }

          @Override
          public Bounds bounds(double from, double to) {
            return new Bounds(1, 1);
          }
        };
    assertThrows(IllegalArgumentException.class, () -> new Continuum(Flavour.NU_E, point));
  }
}
