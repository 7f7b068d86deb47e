package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.TableAxis.Places;

class TabulatedSpectrumTest {
  private static final double KEV = Units.KEV;

  private static TabulatedSpectrum triangle() {
    return TabulatedSpectrum.of(
        new double[] {1 * KEV, 2 * KEV, 4 * KEV}, new double[] {0, 3 / KEV, 1 / KEV});
  }

  @Test
  void isLinearBetweenTheNodesAndZeroOutside() {
    assertEquals(1 * KEV, triangle().low(), 0);
    assertEquals(4 * KEV, triangle().high(), 0);
    assertEquals(0, triangle().value(1 * KEV), 0);
    assertEquals(1.5, triangle().value(1.5 * KEV) * KEV, 1e-15);
    assertEquals(3, triangle().value(2 * KEV) * KEV, 1e-15);
    assertEquals(2.5, triangle().value(2.5 * KEV) * KEV, 1e-15);
    assertEquals(1, triangle().value(4 * KEV) * KEV, 1e-15);
    assertEquals(0, triangle().value(0.999 * KEV), 0);
    assertEquals(0, triangle().value(4.001 * KEV), 0);
  }

  @Test
  void totalIsTheSumOfTrapezoids() {
    assertEquals(1.5 + 4, triangle().total(), 1e-14);
  }

  @Test
  void boundsAreExact() {
    assertBounds(1.5, 3, triangle().bounds(1.5 * KEV, 2.5 * KEV));
    assertBounds(2, 2.5, triangle().bounds(2.5 * KEV, 3 * KEV));
    assertBounds(0, 3, triangle().bounds(1 * KEV, 4 * KEV));
    assertBounds(1, 1, triangle().bounds(4 * KEV, 4 * KEV));
  }

  /** A node of 1e-20 beside one of 1: the small one keeps its digits. */
  @Test
  void smallDensitiesBesideLargeOnesKeepTheirDigits() {
    TabulatedSpectrum steep = TabulatedSpectrum.of(new double[] {0, 0.1}, new double[] {1, 1e-20});
    double energy = Math.nextDown(0.1);
    double expected = 1e-20 + (0.1 - energy) / 0.1;
    assertEquals(expected, steep.value(energy), 1e-15 * expected);
    assertEquals(1e-20, steep.value(0.1), 1e-35);
    assertTrue(steep.bounds(energy, 0.1).lower() > 0.99e-20);
  }

  @Test
  void changesToTheArraysDoNotReachTheSpectrum() {
    double[] energies = {1, 2};
    double[] densities = {1, 1};
    TabulatedSpectrum spectrum = TabulatedSpectrum.of(energies, densities);
    energies[0] = 0;
    densities[0] = 7;
    spectrum.nodes()[1] = 9;
    assertEquals(1, spectrum.low(), 0);
    assertEquals(2, spectrum.high(), 0);
    assertEquals(1, spectrum.value(1), 0);
  }

  @Test
  void faultsNameTheNode() {
    assertFault("node 2", new double[] {1, 2}, new double[] {1, -1});
    assertFault("node 2", new double[] {1, 2}, new double[] {1, Double.NaN});
    assertFault("node 1", new double[] {-1, 2}, new double[] {1, 1});
    assertFault("node 3", new double[] {1, 2, 2}, new double[] {1, 1, 1});
    assertFault("node 2", new double[] {1, Double.POSITIVE_INFINITY}, new double[] {1, 1});
    assertFault("1 energies", new double[] {1}, new double[] {1});
    assertFault("3 densities", new double[] {1, 2}, new double[] {1, 1, 1});
    assertFault("zeros", new double[] {1, 2}, new double[] {0, 0});
  }

  private static void assertFault(String words, double[] energies, double[] densities) {
    IllegalArgumentException fault =
        assertThrows(
            IllegalArgumentException.class, () -> TabulatedSpectrum.of(energies, densities));
    assertTrue(fault.getMessage().contains(words), fault.getMessage());
  }

  private static void assertBounds(double lower, double upper, Bounds bounds) {
    assertEquals(lower, bounds.lower() * KEV, 1e-11);
    assertEquals(upper, bounds.upper() * KEV, 1e-11);
  }

  /** In bins a constant; between two the smaller one, which is no part of a cell beside it. */
  @Test
  void boundsOfBinsAreExact() {
    TabulatedSpectrum bins =
        TabulatedSpectrum.of(
            new Places(new double[] {1 * KEV, 2 * KEV, 4 * KEV, 7 * KEV}, true),
            new double[] {3 / KEV, 1 / KEV, 2 / KEV});
    assertEquals(3 * 1 + 1 * 2 + 2 * 3, bins.total(), 1e-14);
    assertEquals(1, bins.value(2 * KEV) * KEV, 1e-15);
    assertEquals(2, bins.value(7 * KEV) * KEV, 1e-15);
    assertBounds(3, 3, bins.bounds(1 * KEV, 1.9 * KEV));
    assertBounds(1, 3, bins.bounds(1 * KEV, 2 * KEV));
    assertBounds(1, 1, bins.bounds(2 * KEV, 3 * KEV));
    assertBounds(1, 1, bins.bounds(3 * KEV, 4 * KEV));
    assertBounds(1, 2, bins.bounds(3 * KEV, 5 * KEV));
    assertBounds(1, 3, bins.bounds(1.5 * KEV, 5 * KEV));
    assertBounds(2, 2, bins.bounds(5 * KEV, 7 * KEV));
    TabulatedSpectrum peak =
        TabulatedSpectrum.of(
            new Places(new double[] {1 * KEV, 2 * KEV, 4 * KEV, 7 * KEV}, true),
            new double[] {1 / KEV, 3 / KEV, 1 / KEV});
    assertBounds(1, 3, peak.bounds(2 * KEV, 4 * KEV));
  }
}
