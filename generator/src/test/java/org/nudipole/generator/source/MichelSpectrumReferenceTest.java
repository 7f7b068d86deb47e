package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nudipole.generator.Density;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Quadrature;

class MichelSpectrumReferenceTest {
  private static final double MUON_MASS = 105.6583755 * Units.MEV;

  /** Moments of the polynomials by hand: 3/10 and 7/20 of the muon mass, 31.7 and 37.0 MeV. */
  @Test
  void meanEnergiesAreExactFractionsOfTheMuonMass() {
    assertEquals(0.3, mean(new MichelNuE()) / MUON_MASS, 1e-12);
    assertEquals(0.35, mean(new MichelAntiNuMu()) / MUON_MASS, 1e-12);
  }

  /**
   * Energy conservation with another spectrum: the positron's mean energy is 7/20 of the muon mass
   * (Michel parameter 3/4; its spectrum is that of the muon antineutrino).
   */
  @Test
  void theThreeParticlesShareTheMuonMass() {
    double positron = 0.35 * MUON_MASS;
    assertEquals(
        MUON_MASS,
        mean(new MichelNuE()) + mean(new MichelAntiNuMu()) + positron,
        1e-12 * MUON_MASS);
  }

  /** End point 52.83 MeV and the two modes: 2/3 of the end point, and the end point itself. */
  @Test
  void endPointAndModesAreThoseOfThePapers() {
    assertEquals(52.83, new MichelNuE().high() / Units.MEV, 0.005);
    assertEquals(0, new MichelNuE().value(new MichelNuE().high()), 0);
    double mode = MUON_MASS / 3;
    assertEquals(192.0 / 9 / 6, new MichelNuE().value(mode) * MUON_MASS, 1e-13);
    assertEquals(4, new MichelAntiNuMu().value(MUON_MASS / 2) * MUON_MASS, 1e-13);
  }

  private static double mean(Density spectrum) {
    return Quadrature.integral(e -> e * spectrum.value(e), 0, spectrum.high());
  }
}
