package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Nuclide;
import org.nudipole.generator.mathematics.Quadrature;

class AllowedBetaSpectrumReferenceTest {
  /**
   * Mean kinetic energies as evaluated (ENSDF for 65Zn, 142.5(3) keV, 18F, 11C and 35S; LNHB for
   * 32P and 3H), at the same end points. Tolerance 0.4 %: the evaluations treat screening and
   * finite size differently, and differ from each other by as much.
   */
  @ParameterizedTest
  @CsvSource({
    "65Zn, PLUS, 30, 29, 330.1, 142.5",
    "18F, PLUS, 9, 8, 633.5, 249.8",
    "11C, PLUS, 6, 5, 960.4, 385.7",
    "3H, MINUS, 1, 2, 18.591, 5.682",
    "35S, MINUS, 16, 17, 167.3, 48.76",
    "32P, MINUS, 15, 16, 1710.66, 695.5"
  })
  void meanEnergiesAreThoseOfEvaluations(
      String nuclide, BetaDecay decay, int parent, int daughter, double endPoint, double mean) {
    assertEquals(
        mean,
        meanElectron(decay, daughter, endPoint, AllowedBetaSpectrum.screening(parent)),
        4e-3 * mean,
        nuclide);
  }

  /**
   * Mean kinetic energies in keV from the complex gamma function of mpmath 1.3 with 25 digits and
   * its quadrature, without and with screening. Tolerance: rounding and the 60 panels here.
   */
  @ParameterizedTest
  @CsvSource({
    "PLUS, 30, 29, 330.1, 145.1604232942, 142.87130225104",
    "PLUS, 9, 8, 633.5, 250.20629596229, 249.77969220014",
    "MINUS, 1, 2, 18.591, 5.6956009692778, 5.7027793558572",
    "MINUS, 15, 16, 1710.66, 694.88087078949, 695.3969016208",
    "MINUS, 89, 90, 500, 146.81910425458, 147.14719699296"
  })
  void meanEnergiesAreThoseOfTheGammaFunction(
      BetaDecay decay, int parent, int daughter, double endPoint, double bare, double screened) {
    assertEquals(bare, meanElectron(decay, daughter, endPoint, 0), 1e-10 * bare);
    assertEquals(
        screened,
        meanElectron(decay, daughter, endPoint, AllowedBetaSpectrum.screening(parent)),
        1e-10 * screened);
  }

  /** The density of 65Zn at 1/4, 1/2 and 3/4 of the end point, per keV and positron; mpmath. */
  @Test
  void densityIsThatOfTheGammaFunction() {
    double[] bare = {0.0021080061578379, 0.0051519835699417, 0.0047420572783797};
    double[] screened = {0.0020418747283861, 0.0050390756763703, 0.0048036575238587};
    double endPoint = 330.1 * Units.KEV;
    double v0 = AllowedBetaSpectrum.screening(30);
    assertEquals(3.922531160273651, v0 / Units.KEV, 1e-12);
    for (int i = 0; i < 3; i++) {
      double energy = endPoint * (i + 1) / 4;
      assertEquals(
          bare[i],
          AllowedBetaSpectrum.of(BetaDecay.PLUS, 29, endPoint, 1, 0).value(energy) * Units.KEV,
          1e-11 * bare[i]);
      assertEquals(
          screened[i],
          AllowedBetaSpectrum.of(BetaDecay.PLUS, 29, endPoint, 1, v0).value(energy) * Units.KEV,
          1e-11 * screened[i]);
    }
  }

  /**
   * V0 is the slope of the binding energy of the electrons that the nuclear masses use: central
   * differences, whose error is 1e-4 at Z = 30.
   */
  @Test
  void screeningIsTheSlopeOfTheBindingEnergyOfTheElectrons() {
    double slope = (electronBinding(31) - electronBinding(29)) / 2;
    assertEquals(slope, AllowedBetaSpectrum.screening(30), 2e-4 * slope);
  }

  private static double electronBinding(int z) {
    double atom = 60_000 * Units.MEV;
    return new Nuclide("X", z, 65, atom, 1, 0).nuclearMass() - atom + z * Constants.ELECTRON_MASS;
  }

  private static double meanElectron(
      BetaDecay decay, int daughter, double endPoint, double screening) {
    AllowedBetaSpectrum spectrum =
        AllowedBetaSpectrum.of(decay, daughter, endPoint * Units.KEV, 1, screening);
    return Quadrature.integral(
            t -> t * spectrum.value(spectrum.high() - t), 0, spectrum.high(), octaves(screening))
        / Units.KEV;
  }

  // Below V0 the spectrum of electrons is smooth, above it depends on sqrt(T - V0).
  private static double[] octaves(double screening) {
    double[] breaks = new double[41];
    for (int i = 0; i < 40; i++) {
      breaks[i] = screening + Units.MEV * Math.pow(2, -i);
    }
    breaks[40] = screening;
    return breaks;
  }
}
