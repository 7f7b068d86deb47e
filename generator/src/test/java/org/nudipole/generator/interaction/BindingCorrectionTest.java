package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.generator.source.TabulatedSpectrum;

class BindingCorrectionTest {
  private static final BindingCorrection RRPA = BindingCorrection.rrpa();

  /** Values of a coarser reading of the same curves; the scatter of the points is 1 %. */
  @ParameterizedTest
  @CsvSource({"0.4, 0.844", "1.1, 0.863", "2, 0.886", "5.3, 0.860", "10, 0.813", "25, 0.708"})
  void ratioToStepping(double keV, double ratio) {
    assertEquals(ratio, RRPA.value(keV * Units.KEV), 0.01);
  }

  @Test
  void outsideItsPointsNothingIsCorrected() {
    assertEquals(1, RRPA.value(0.25 * Units.KEV));
    assertEquals(1, RRPA.value(28.4 * Units.KEV));
    assertEquals(new Bounds(1, 1), RRPA.bounds(30 * Units.KEV, 40 * Units.KEV));
  }

  @Test
  void boundsHold() {
    UniformRandomProvider random = new RandomStreams(5).stream(0, Stage.RECOIL);
    for (int i = 0; i < 100_000; i++) {
      double low = 0.1 * Units.KEV * Math.pow(400, random.nextDouble());
      double high = low * (1 + Math.pow(10, 1 - 5 * random.nextDouble()));
      double between = low + (high - low) * random.nextDouble();
      Bounds bounds = RRPA.bounds(low, high);
      for (double deposit : new double[] {low, between, high}) {
        double value = RRPA.value(deposit);
        assertTrue(value >= bounds.lower() && value <= bounds.upper(), () -> value + " " + bounds);
      }
    }
  }

  @Test
  void holdsForTheBoundElectronsOfXenonOnly() {
    Material xenon = Material.named("LXe");
    assertTrue(xenon.shells().stream().allMatch(RRPA::holdsFor));
    assertTrue(xenon.freeElectrons().stream().noneMatch(RRPA::holdsFor));
    assertTrue(xenon.nuclei().stream().noneMatch(RRPA::holdsFor));
    assertFalse(Material.named("CsI").shells().stream().anyMatch(RRPA::holdsFor));
  }

  /** The table is in keV. */
  @Test
  void rangeOfTheTable() {
    BindingCorrection rrpa = BindingCorrection.rrpa();
    assertEquals(0.253784, rrpa.ratio().low() / Units.KEV, 1e-12);
    assertEquals(28.3542, rrpa.ratio().high() / Units.KEV, 1e-12);
  }

  /** A correction that jumps at both ends, which belong to it. */
  @Test
  void endsBelongToTheCorrection() {
    double keV = Units.KEV;
    BindingCorrection own =
        new BindingCorrection(
            Set.of(),
            TabulatedSpectrum.of(
                new double[] {keV, 2 * keV, 3 * keV}, new double[] {0.5, 0.8, 0.6}));
    assertEquals(0.5, own.value(keV));
    assertEquals(0.6, own.value(3 * keV));
    assertEquals(1, own.value(Math.nextDown(keV)));
    assertEquals(1, own.value(Math.nextUp(3 * keV)));
    assertBounds(0.5, 0.8, own.bounds(keV, 3 * keV));
    assertBounds(0.5, 1, own.bounds(0.5 * keV, keV));
    assertBounds(0.6, 1, own.bounds(3 * keV, 4 * keV));
    assertBounds(0.65, 0.8, own.bounds(1.5 * keV, 2.5 * keV));
    assertBounds(0.5, 1, own.bounds(0.5 * keV, 4 * keV));
    assertEquals(new Bounds(1, 1), own.bounds(0.5 * keV, Math.nextDown(keV)));
    assertEquals(new Bounds(1, 1), own.bounds(Math.nextUp(3 * keV), 4 * keV));
    // Without charge numbers it holds for all bound electrons.
    assertTrue(Material.named("CsI").shells().stream().allMatch(own::holdsFor));
    assertFalse(Material.named("CsI").freeElectrons().stream().anyMatch(own::holdsFor));
  }

  private static void assertBounds(double lower, double upper, Bounds bounds) {
    assertEquals(lower, bounds.lower(), 1e-11);
    assertEquals(upper, bounds.upper(), 1e-11);
  }
}
