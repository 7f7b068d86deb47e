package org.nudipole.cli.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Cells against a direct count in the cells that they have in the end. */
class GrowingCellsTest {
  private static void check(GrowingCells cells, double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      cells.add(x[i], y[i]);
    }
    double[] across = cells.across();
    double[] up = cells.up();
    long[][] found = cells.counts();
    double cell = (across[1] - across[0]) / found[0].length;
    assertEquals(cell, (up[1] - up[0]) / found.length, 1e-9 * cell);
    long[][] due = new long[found.length][found[0].length];
    for (int i = 0; i < x.length; i++) {
      due[(int) ((y[i] - up[0]) / cell)][(int) ((x[i] - across[0]) / cell)]++;
    }
    for (int j = 0; j < due.length; j++) {
      assertArrayEquals(due[j], found[j], "row " + j);
    }
  }

  private static double[] random(SplittableRandom random, int n, double low, double high) {
    return random.doubles(n, low, high).toArray();
  }

  @Test
  void knownPointsFillFiftyCells() {
    SplittableRandom random = new SplittableRandom(1);
    double[] x = random(random, 10_000, -3, 7);
    double[] y = random(random, 10_000, 2, 4);
    GrowingCells cells = new GrowingCells(x, y);
    check(cells, x, y);
    assertEquals(50, cells.counts()[0].length);
    assertEquals(11, cells.counts().length);
    assertTrue(Arrays.stream(cells.counts()[5]).allMatch(n -> n > 0));
  }

  /** Points on every side, a little beyond and far away: none is lost, and there is a bound. */
  @Test
  void othersBringMoreOrLargerCells() {
    SplittableRandom random = new SplittableRandom(2);
    for (double far : new double[] {1.5, 10, 1e6}) {
      double[] x = random(random, 2000, -far, far);
      double[] y = random(random, 2000, -far, far);
      GrowingCells cells = new GrowingCells(new double[] {-1, 1}, new double[] {0, 0.5});
      check(cells, x, y);
      assertTrue(cells.counts().length <= 200 && cells.counts()[0].length <= 200, "far " + far);
    }
  }

  @Test
  void allAtOnePlace() {
    GrowingCells cells = new GrowingCells(new double[] {3}, new double[] {-2});
    check(cells, new double[] {3, 3}, new double[] {-2, -2});
    assertEquals(2, cells.counts()[0][0]);
  }
}
