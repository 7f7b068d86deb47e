package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.data.TableAxis.Places;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

class RecoilTableTest {
  private static final RecoilTable POINTS =
      RecoilTable.of(new Places(new double[] {1, 2, 4}, false), new double[] {3, -1, 5});
  private static final RecoilTable BINS =
      RecoilTable.of(new Places(new double[] {1, 2, 4}, true), new double[] {3, -1});
  private static final RecoilTable GRID =
      RecoilTable.of(
          new double[] {1, 2, 4}, new double[] {10, 30}, new double[][] {{3, -1, 5}, {-3, 1, 7}});

  @Test
  void isLinearBetweenPointsAndZeroOutside() {
    assertEquals(1, POINTS.value(7, 1.5), 1e-15);
    assertEquals(-1, POINTS.value(7, 2));
    assertEquals(2, POINTS.value(7, 3), 1e-15);
    assertEquals(5, POINTS.value(7, 4));
    assertEquals(0, POINTS.value(7, 0.999));
    assertEquals(0, POINTS.value(7, 4.001));
  }

  @Test
  void isConstantInBins() {
    assertEquals(3, BINS.value(7, 1));
    assertEquals(3, BINS.value(7, 1.999));
    assertEquals(-1, BINS.value(7, 2.001));
    assertEquals(-1, BINS.value(7, 4));
    assertEquals(0, BINS.value(7, 4.001));
  }

  @Test
  void isBilinearInTwoEnergies() {
    assertEquals((1 + -1) / 2.0, GRID.value(20, 1.5), 1e-15);
    assertEquals(0.75 * 2 + 0.25 * 4, GRID.value(15, 3), 1e-14);
    assertEquals(0, GRID.value(9.9, 3));
    assertEquals(0, GRID.value(30.1, 3));
  }

  @Test
  void boundsHoldInEveryCell() {
    UniformRandomProvider random = new RandomStreams(21).stream(0, Stage.RECOIL);
    for (RecoilTable table : List.of(POINTS, BINS, GRID)) {
      int signed = 0;
      for (int i = 0; i < 2000; i++) {
        double a = 5 * random.nextDouble();
        double b = 5 * random.nextDouble();
        double c = 40 * random.nextDouble();
        double d = 40 * random.nextDouble();
        Cell cell = new Cell(Math.min(c, d), Math.max(c, d), Math.min(a, b), Math.max(a, b));
        Bounds bounds = table.bounds(cell);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < 60; k++) {
          double energy = cell.from() + (cell.to() - cell.from()) * random.nextDouble();
          double recoil = cell.low() + (cell.high() - cell.low()) * random.nextDouble();
          double value = table.value(energy, recoil);
          assertTrue(value >= bounds.lower() && value <= bounds.upper(), cell + " " + bounds);
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
        signed += least < 0 && most > 0 ? 1 : 0;
      }
      assertTrue(signed > 200, signed + " cells with both signs");
    }
  }

  /** Over whole cells bounds are the least and the greatest value at corners and points. */
  @Test
  void boundsAreReached() {
    assertBounds(-1, 3, POINTS.bounds(new Cell(7, 8, 1, 3)));
    assertBounds(-1, 2, POINTS.bounds(new Cell(7, 8, 2, 3)));
    assertBounds(1, 3, POINTS.bounds(new Cell(7, 8, 1, 1.5)));
    assertBounds(3, 3, BINS.bounds(new Cell(7, 8, 1, 2)));
    assertBounds(-1, -1, BINS.bounds(new Cell(7, 8, 2.1, 4)));
    assertBounds(-3, 7, GRID.bounds(new Cell(10, 30, 1, 4)));
    assertBounds(-1, 0, GRID.bounds(new Cell(10, 20, 2, 2)));
    assertBounds(0, 3, POINTS.bounds(new Cell(7, 8, 0.5, 1)));
    assertBounds(0, 0, POINTS.bounds(new Cell(7, 8, 0.2, 0.9)));
    assertBounds(0, 0, GRID.bounds(new Cell(31, 40, 1, 2)));
    assertBounds(0, 7, GRID.bounds(new Cell(30, 40, 4, 4)));
  }

  private static void assertBounds(double lower, double upper, Bounds bounds) {
    assertEquals(lower, bounds.lower(), 1e-11);
    assertEquals(upper, bounds.upper(), 1e-11);
  }

  @Test
  void pointsAndEnergies() {
    assertFalse(POINTS.hasEnergies());
    assertTrue(GRID.hasEnergies());
    assertArrayEquals(new double[0], BINS.energies());
    assertArrayEquals(new double[] {10, 30}, GRID.energies());
    for (RecoilTable table : List.of(POINTS, BINS, GRID)) {
      assertArrayEquals(new double[] {1, 2, 4}, table.turns());
    }
  }

  /** Bins that begin at 1 have their value there, and the next begins behind its edge. */
  @Test
  void edgesOfBins() {
    RecoilTable bins =
        RecoilTable.of(new Places(new double[] {1, 2, 4}, true), new double[] {3, -1});
    assertEquals(3, bins.value(7, 1));
    assertEquals(3, bins.value(7, 2));
    assertEquals(-1, bins.value(7, Math.nextUp(2.0)));
    assertEquals(-1, bins.value(7, 4));
    assertEquals(0, bins.value(7, Math.nextDown(1.0)));
    assertEquals(0, bins.value(7, Math.nextUp(4.0)));
  }
}
