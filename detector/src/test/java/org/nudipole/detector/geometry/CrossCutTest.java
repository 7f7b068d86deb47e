package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/** Arcs of circles in a rectangle that is cut by a disc. */
class CrossCutTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final int POINTS = 3000;

  /** Against points all around the circle, of 200 random regions and circles; seed 5. */
  @Test
  void arcsAreThePointsInside() {
    UniformRandomProvider random = new RandomStreams(5).stream(0, Stage.VERTEX);
    int some = 0;
    for (int i = 0; i < 200; i++) {
      double x0 = i % 5 == 0 ? -INFINITE : -2 * random.nextDouble();
      double x1 = i % 7 == 0 ? INFINITE : 3 * random.nextDouble();
      double y0 = i % 3 == 0 ? -INFINITE : -2 * random.nextDouble();
      double y1 = i % 4 == 0 ? INFINITE : random.nextDouble();
      double radius = i % 2 == 0 ? 0.3 + 2 * random.nextDouble() : INFINITE;
      CrossCut cut = new CrossCut(x0, x1, y0, y1, radius);
      double cx = 4 * (random.nextDouble() - 0.5);
      double cy = i % 6 == 0 ? 0 : 4 * (random.nextDouble() - 0.5);
      double q = 3 * random.nextDouble();
      int inside = 0;
      for (int k = 0; k < POINTS; k++) {
        double angle = 2 * Math.PI * (k + 0.5) / POINTS;
        double x = cx + q * Math.cos(angle);
        double y = cy + q * Math.sin(angle);
        boolean in = x > x0 && x < x1 && y > y0 && y < y1;
        inside += in && Math.hypot(x, y) < radius ? 1 : 0;
      }
      double around = 2 * Math.PI * q;
      // Up to five arcs, the ends of each known to half a step.
      assertEquals(around * inside / POINTS, cut.arc(cx, cy, q), 5 * around / POINTS, "" + cut);
      some += inside > 0 && inside < POINTS ? 1 : 0;
    }
    assertTrue(some > 80, some + " circles are cut");
  }

  /** About the centre of the disc a circle is inside or not; elsewhere an arc of it is. */
  @Test
  void circlesOfADisc() {
    CrossCut disc = new CrossCut(-INFINITE, INFINITE, -INFINITE, INFINITE, 2);
    assertEquals(2 * Math.PI * 1.9, disc.arc(0, 0, 1.9), 1e-14);
    assertEquals(0, disc.arc(0, 0, 2.1));
    // The circle of radius 2 through the centre: 120 degrees of it.
    assertEquals(2 * Math.PI * 2 / 3, disc.arc(-2, 0, 2), 1e-14);
    assertEquals(2 * Math.PI * 2 / 3, disc.arc(Math.sqrt(2), Math.sqrt(2), 2), 1e-14);
    assertEquals(0, disc.arc(5, 0, 2.9));
    assertEquals(0, disc.arc(5, 0, 7.1));
    CrossCut half = new CrossCut(-INFINITE, 0.5, -INFINITE, INFINITE, 2);
    assertEquals(2 * (Math.PI - Math.acos(0.5)), half.arc(0, 0, 1), 1e-14);
  }

  /** Distances of the corners, of the sides, of the disc, and of where they meet. */
  @Test
  void arcsTurnWhereBoundsMeet() {
    double[] x = {-1, 2};
    double[] y = {-1.5, 0.5};
    double radius = 2.2;
    double cx = 3;
    double cy = -4;
    double[] expected = new double[18];
    int n = 0;
    expected[n++] = 5 - radius;
    expected[n++] = 5 + radius;
    for (int i = 0; i < 2; i++) {
      expected[n++] = Math.abs(x[i] - cx);
      expected[n++] = Math.abs(y[i] - cy);
      double h = Math.sqrt(radius * radius - x[i] * x[i]);
      double w = Math.sqrt(radius * radius - y[i] * y[i]);
      for (int sign = -1; sign <= 1; sign += 2) {
        expected[n++] = Math.hypot(x[i] - cx, sign * h - cy);
        expected[n++] = Math.hypot(sign * w - cx, y[i] - cy);
        expected[n++] = Math.hypot(x[i] - cx, y[(1 + sign) / 2] - cy);
      }
    }
    Arrays.sort(expected);
    double[] breaks =
        new CrossCut(x[0], x[1], y[0], y[1], radius).breaks(cx, cy).sorted().toArray();
    assertArrayEquals(expected, breaks, 1e-13);
  }
}
