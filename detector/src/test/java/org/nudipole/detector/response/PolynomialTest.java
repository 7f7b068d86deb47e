package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values, derivatives, and whether a polynomial is positive, on both sides of just touching zero.
 */
class PolynomialTest {
  @Test
  void valuesAndDerivatives() {
    Polynomial cubic = new Polynomial(1, -2, 0, 4);
    assertEquals(1 - 6 + 108, cubic.at(3));
    assertEquals(-2 + 12 * 9, cubic.derivative().at(3));
    assertEquals(24 * 3, cubic.derivative().derivative().at(3));
    assertEquals(0, new Polynomial(7).derivative().at(3));
    assertEquals(0, new Polynomial().at(3));
  }

  /** a [(x - r)^2 + gap] = a (r^2 + gap) - 2 a r x + a x^2. */
  private static Polynomial parabola(double a, double r, double gap) {
    return new Polynomial(a * (r * r + gap), -2 * a * r, a);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 1, 500, 2e4})
  void parabolasThatTouchZeroOrDoNot(double root) {
    for (double a : new double[] {1e-6, 1, 1e3}) {
      assertTrue(parabola(a, root, 1e-3 * root * root).isPositive());
      assertFalse(parabola(a, root, -1e-3 * root * root).isPositive());
      assertFalse(parabola(-a, root, 1e-3 * root * root).isPositive());
      // Where it turns below zero does not count.
      assertTrue(parabola(a, -root, -0.9 * root * root).isPositive());
      assertFalse(parabola(a, -root, -1.1 * root * root).isPositive());
    }
  }

  /** (x - 1)^2 (x - 3)^2 + gap has two minima, of which the second is the lower one if tilted. */
  @Test
  void bothOfTwoMinimaCount() {
    double[] square = {9, -24, 22, -8, 1};
    for (double tilt : new double[] {-0.1, 0, 0.1}) {
      assertTrue(
          new Polynomial(square[0] + 0.5, square[1] + tilt, square[2], square[3], square[4])
              .isPositive());
    }
    assertFalse(
        new Polynomial(square[0] + 0.2, square[1] - 0.1, square[2], square[3], square[4])
            .isPositive());
    assertTrue(
        new Polynomial(square[0] - 0.05, square[1] + 0.1, square[2], square[3], square[4])
            .isPositive());
  }

  @Test
  void atZeroItMayVanish() {
    assertTrue(new Polynomial(0, 0, 2).isPositive());
    assertTrue(new Polynomial(0, 0, 0, 3, -1e-3, 1).isPositive());
    assertFalse(new Polynomial(0, 0, -1, 3).isPositive());
    assertFalse(new Polynomial(0, 0, 1, -3, 1).isPositive());
    assertTrue(new Polynomial(0, 1).isPositive());
    assertTrue(new Polynomial(3).isPositive());
    assertFalse(new Polynomial(-1e-9, 1).isPositive());
    assertFalse(new Polynomial(0).isPositive());
    assertFalse(new Polynomial().isPositive());
    assertFalse(new Polynomial(1, -1).isPositive());
    assertFalse(new Polynomial(-2).isPositive());
  }

  @Test
  void powersWithoutCoefficientAreNone() {
    assertTrue(new Polynomial(1, 2, 0, 0).isPositive());
    assertEquals(7, new Polynomial(1, 2, 0, 0).at(3));
  }

  /** Where it only touches zero it is not positive; flat minima turn as well as sharp ones. */
  @Test
  void exactAndFlatMinima() {
    assertFalse(parabola(1, 1, 0).isPositive());
    assertFalse(parabola(4, 0.5, 0).isPositive());
    for (double r : new double[] {0.25, 0.5, 1, 1.5, 2, 3, 6, 10}) {
      double[] quartic = power(r, 4);
      double[] sextic = power(r, 6);
      for (double gap : new double[] {0.01, 1e-6}) {
        for (double[] flat : new double[][] {quartic, sextic}) {
          double[] above = flat.clone();
          above[0] *= 1 + gap;
          double[] below = flat.clone();
          below[0] *= 1 - gap;
          assertTrue(new Polynomial(above).isPositive(), "above zero at " + r);
          assertFalse(new Polynomial(below).isPositive(), "below zero at " + r);
        }
      }
    }
  }

  /** Coefficients of (x - r)^n. */
  private static double[] power(double r, int n) {
    double[] coefficients = {1};
    for (int k = 0; k < n; k++) {
      double[] next = new double[coefficients.length + 1];
      for (int i = 0; i < coefficients.length; i++) {
        next[i] -= r * coefficients[i];
        next[i + 1] += coefficients[i];
      }
      coefficients = next;
    }
    return coefficients;
  }
}
