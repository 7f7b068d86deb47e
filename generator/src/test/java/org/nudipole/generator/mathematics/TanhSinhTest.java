package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Integrals with known values, smooth and singular at either end. */
class TanhSinhTest {
  @Test
  void knownIntegrals() {
    double[] sum = {10, 0, 0, 0, 0};
    TanhSinh.integrate(
        1,
        3,
        sum,
        (x, weight, to) -> {
          to[0] += weight * x * x;
          to[1] += weight * Math.exp(x);
          to[2] += weight / Math.sqrt(3 - x);
          to[3] += weight * Math.log(x - 1);
          to[4] += weight / x;
        });
    double[] due = {
      10 + 26.0 / 3, Math.exp(3) - Math.E, 2 * Math.sqrt(2), 2 * Math.log(2) - 2, Math.log(3)
    };
    for (int j = 0; j < due.length; j++) {
      // What lies within a rounding of 3 of the singular end is lost, some 1e-8 of it.
      assertEquals(due[j], sum[j], (j == 2 ? 5e-8 : 1e-13) * Math.abs(due[j]), "integral " + j);
    }
  }

  @Test
  void overSeveralIntervals() {
    double[] sum = {0};
    double[] points = {0, 1, 2.5, 2.5, 4};
    TanhSinh.integrate(
        points, sum, TanhSinh.CHANGE, (x, weight, to) -> to[0] += weight * Math.abs(x - 1));
    assertEquals(0.5 + 4.5, sum[0], 1e-13);
  }

  @Test
  void emptyAndInfiniteIntervals() {
    double[] sum = {7, 8};
    for (double[] ends : new double[][] {{2, 2}, {3, 2}, {Double.NaN, 2}}) {
      TanhSinh.integrate(
          ends[0],
          ends[1],
          sum,
          (x, weight, to) -> {
            throw new IllegalStateException("nothing to ask at " + x);
          });
    }
    assertArrayEquals(new double[] {7, 8}, sum, 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> TanhSinh.integrate(0, Double.POSITIVE_INFINITY, sum, (x, weight, to) -> to[0] += x));
  }

  /** It stops when a change is small enough, and uses old points again. */
  @Test
  void workIsAsMuchAsIsNeeded() {
    double[] sufficient = {1, 1e-1, 0};
    int[] due = {51, 204, 818};
    double width = 0.03;
    double exact = (Math.atan(0.6 / width) + Math.atan(0.4 / width)) / width;
    for (int k = 0; k < sufficient.length; k++) {
      int[] asked = {0};
      double[] sum = {0};
      TanhSinh.integrate(
          0,
          1,
          sum,
          sufficient[k],
          (x, weight, to) -> {
            assertTrue(x > 0 && x < 1 && weight > 0);
            to[0] += weight / (width * width + (x - 0.4) * (x - 0.4));
            asked[0]++;
          });
      // Each level halves the step and adds the points between; outermost ones round to the ends.
      assertEquals(due[k], asked[0], 3);
      assertEquals(exact, sum[0], Math.max(1e-12, sufficient[k]) * exact);
    }
  }
}
