package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten points that have the sums of many. */
class GaussRuleTest {
  private static double sum(Quadrature.Rule rule, int power) {
    double sum = 0;
    for (int i = 0; i < rule.points().length; i++) {
      sum += rule.weights()[i] * Math.pow(rule.points()[i], -power);
    }
    return sum;
  }

  // Uneven weights, every fifth 0.
  private static Quadrature.Rule of(int count) {
    double[] points = IntStream.range(0, count).mapToDouble(i -> 3 + 3.0 * i / count).toArray();
    double[] weights =
        IntStream.range(0, count).mapToDouble(i -> i % 5 == 2 ? 0 : 1 + i * i % 7).toArray();
    return new Quadrature.Rule(points, weights);
  }

  @Test
  void sumsOfPowersOfTheInverse() {
    for (int count : new int[] {38, 200}) {
      Quadrature.Rule many = of(count);
      Quadrature.Rule few = GaussRule.of(many.points(), many.weights());
      assertEquals(10, few.points().length);
      for (int power = 0; power < 20; power++) {
        double due = sum(many, power);
        assertEquals(due, sum(few, power), 1e-12 * due, "power " + power);
      }
      for (int i = 0; i < 10; i++) {
        assertTrue(few.weights()[i] > 0 && few.points()[i] > 3 && few.points()[i] < 6);
      }
    }
  }

  /** Thirty that count make a short rule, fewer are their own, without those that do not count. */
  @Test
  void whatIsShortStaysAsItIs() {
    Quadrature.Rule many = of(37);
    assertEquals(30, IntStream.range(0, 37).filter(i -> many.weights()[i] > 0).count());
    assertEquals(10, GaussRule.of(many.points(), many.weights()).points().length);
    Quadrature.Rule few = of(36);
    int[] used = IntStream.range(0, 36).filter(i -> few.weights()[i] > 0).toArray();
    assertEquals(29, used.length);
    Quadrature.Rule found = GaussRule.of(few.points(), few.weights());
    assertArrayEquals(
        IntStream.of(used).mapToDouble(i -> few.points()[i]).toArray(), found.points());
    assertArrayEquals(
        IntStream.of(used).mapToDouble(i -> few.weights()[i]).toArray(), found.weights());
  }
}
