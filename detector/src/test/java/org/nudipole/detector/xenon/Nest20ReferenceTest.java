package org.nudipole.detector.xenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Units;

/**
 * The published means of NEST v2.0, evaluated with mpmath 1.3.0 at 30 digits from the formulas of
 * arXiv:2211.10726: ten digits are given, hence 1e-9.
 */
class Nest20ReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "0.5, 81, 2.86, 2.685876576, 1.798385939",
    "3, 81, 2.86, 19.88511859, 16.77915461",
    "10, 81, 2.86, 55.5706779, 82.83656449",
    "50, 81, 2.86, 167.0928271, 646.2006099",
    "10, 400, 2.9, 60.25646521, 78.15499059"
  })
  void nuclearRecoils(double keV, double field, double rho, double electrons, double photons) {
    check(new NuclearRecoilNest20(field, rho * Units.G_PER_CM3), keV, electrons, photons);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 81, 2.86, 62.12131119, 11.70495088",
    "5, 81, 2.86, 156.6988727, 212.4324377",
    "10, 81, 2.86, 244.4225317, 493.840089",
    "100, 81, 2.86, 2049.531765, 5333.094442",
    "30, 4000, 2.86, 1468.087931, 746.6999309",
    "5, 9000, 2.86, 270.1007134, 99.03059697",
    "30, 400, 2.9, 897.8221279, 1333.449169"
  })
  void electronicRecoils(double keV, double field, double rho, double electrons, double photons) {
    check(new ElectronRecoilNest20(field, rho * Units.G_PER_CM3), keV, electrons, photons);
  }

  private static void check(QuantumYield yield, double keV, double electrons, double photons) {
    double energy = keV * Units.KEV;
    double charge = yield.electrons(energy);
    assertEquals(electrons, charge, 1e-9 * electrons);
    assertEquals(photons, yield.photons(energy, charge), 1e-9 * photons);
  }

  /** Fluctuations, by Python's floating point from the formulas of the same paper. */
  @ParameterizedTest
  @CsvSource({
    "81, 2.86, 20, 37, 0.058163480878374085",
    "81, 2.86, 56, 138, 0.047311009451296585",
    "400, 2.9, 60, 138, 0.053856033656673824",
    "81, 2.86, 3, 4, 0.032010141348758084"
  })
  void recombinationOfNuclearRecoils(
      double field, double rho, double electrons, double quanta, double omega) {
    SharedQuanta yield = new NuclearRecoilNest20(field, rho * Units.G_PER_CM3);
    assertEquals(omega, yield.recombination(electrons, quanta), 1e-12);
    assertEquals(1, yield.fano(quanta));
  }

  @ParameterizedTest
  @CsvSource({
    "81, 157, 369, 0.03760023692178246",
    "81, 62, 74, 0.010331076401092772",
    "400, 898, 2231, 0.04849133815941816"
  })
  void recombinationOfElectronicRecoils(
      double field, double electrons, double quanta, double omega) {
    SharedQuanta yield = new ElectronRecoilNest20(field, 2.86 * Units.G_PER_CM3);
    assertEquals(omega, yield.recombination(electrons, quanta), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"81, 2.86, 369, 0.29234593417523036", "400, 2.9, 2231, 1.4491123867343454"})
  void fanoFactorsOfElectronicRecoils(double field, double rho, double quanta, double fano) {
    SharedQuanta yield = new ElectronRecoilNest20(field, rho * Units.G_PER_CM3);
    assertEquals(fano, yield.fano(quanta), 1e-12);
  }

  /** W = 13.5 eV, as commonly quoted; below the break all quanta are electrons. */
  @Test
  void quantaOfElectronicRecoilsAreConserved() {
    ElectronRecoilNest20 yield = new ElectronRecoilNest20(81, 2.86 * Units.G_PER_CM3);
    assertEquals(13.5, yield.work() / Units.EV, 0.1);
    double kink = yield.breaks()[0];
    assertTrue(kink > 0.1 * Units.KEV && kink < Units.KEV);
    double below = yield.electrons(0.9 * kink);
    assertEquals(0.9 * kink / yield.work(), below, 1e-12 * below);
    assertEquals(0, yield.photons(0.9 * kink, below), 1e-12);
    assertTrue(yield.photons(1.1 * kink, yield.electrons(1.1 * kink)) > 0);
  }

  @Test
  void aFieldOfZeroIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new NuclearRecoilNest20(0, 2.86 * Units.G_PER_CM3));
  }

  /** Where the charge yield falls through 1/W, keV: bisection with mpmath. */
  @ParameterizedTest
  @CsvSource({"81, 2.86, 0.45794339873", "193, 2.9, 0.53270963666", "4000, 2.86, 0.68000054139"})
  void allQuantaAreElectronsUpToABreak(double field, double rho, double keV) {
    double[] breaks = new ElectronRecoilNest20(field, rho * Units.G_PER_CM3).breaks();
    assertEquals(1, breaks.length);
    assertEquals(keV, breaks[0] / Units.KEV, 1e-9 * keV);
  }
}
