package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Quadrature;

/** Gauss rules for distances whose distributions have known means of cosines. */
class BaselinesTest {
  private static final double LOW = 1 * Units.M;
  private static final double HIGH = 3 * Units.M;

  // Uniform distances: the mean of cos(q (L - middle)) is sin(q) / q, in units of half the range.
  @Test
  void uniform() {
    double[] means = new double[96];
    means[0] = 1;
    Baselines baselines = Baselines.of(LOW, HIGH, n -> Arrays.copyOf(means, n));
    for (double phase : new double[] {1e-3, 0.01, 0.2, 0.3, 2.9, 11, 36}) {
      assertEquals(StrictMath.sin(phase) / phase, mean(baselines, phase), 1e-14);
    }
    assertEquals(2 * Units.M, baselines.mean(), 1e-15 * Units.M);
  }

  // A density 3/4 (1 - t^2), as between two balls: 1 - t^2 = 2/3 (P_0 - P_2), so the mean of P_2 is
  // -1/5, and that of cos(q t) is 3 (sin q - q cos q) / q^3.
  @Test
  void parabola() {
    double[] means = new double[96];
    means[0] = 1;
    means[2] = -0.2;
    Baselines baselines = Baselines.of(LOW, HIGH, n -> Arrays.copyOf(means, n));
    for (double q : new double[] {0.2, 2.9, 11, 36}) {
      double expected = 3 * (StrictMath.sin(q) - q * StrictMath.cos(q)) / (q * q * q);
      assertEquals(expected, mean(baselines, q), 1e-14);
    }
  }

  // A density exp(k t) that has its mean far from the middle: the mean of exp(i q t) is
  // sinh(k + i q) / (k + i q) over sinh(k) / k.
  @ParameterizedTest
  @ValueSource(doubles = {-2.5, -0.4, 0.7, 4})
  void skewed(double k) {
    Baselines baselines = Baselines.of(LOW, HIGH, n -> exponential(k, n));
    double mean = 1 / StrictMath.tanh(k) - 1 / k;
    assertEquals((2 + mean) * Units.M, baselines.mean(), 1e-13 * Units.M);
    for (double q : new double[] {1e-3, 0.2, 0.3, 2.9, 11, 36}) {
      Complex exponent = new Complex(k, q);
      Complex expected = exponent.sinh().divide(exponent).multiply(k / StrictMath.sinh(k));
      assertEquals(expected.getReal(), mean(baselines, q, StrictMath::cos), 1e-13);
      assertEquals(expected.getImaginary(), mean(baselines, q, StrictMath::sin), 1e-13);
    }
  }

  // Means of Legendre polynomials over exp(k t) are ratios i_n(k) / i_0(k) of modified spherical
  // Bessel functions: downwards by i_(n-1) = i_(n+1) + (2n + 1) i_n / k (NIST Digital Library of
  // Mathematical Functions, 10.51.4).
  private static double[] exponential(double k, int count) {
    double[] means = new double[count];
    double above = 0;
    double now = 1e-200;
    for (int n = count + 30; n >= 0; n--) {
      if (n < count) {
        means[n] = now;
      }
      double below = above + (2 * n + 1) / k * now;
      above = now;
      now = below;
      if (Math.abs(now) > 1e100) {
        above *= 1e-200;
        now *= 1e-200;
        for (int i = n; i < count; i++) {
          means[i] *= 1e-200;
        }
      }
    }
    double first = means[0];
    return Arrays.stream(means).map(mean -> mean / first).toArray();
  }

  @Test
  void ends() {
    Baselines baselines = Baselines.of(LOW, HIGH, n -> exponential(1, n));
    assertEquals(LOW, baselines.low());
    assertEquals(HIGH, baselines.high());
    assertFalse(baselines.isOne());
    assertEquals(LOW, Baselines.at(LOW).mean());
  }

  /** Each size serves phases up to its last: one point more for the next. */
  @Test
  void sizes() {
    Baselines baselines = Baselines.of(LOW, HIGH, n -> exponential(1, n));
    double[] last = {0.01, 0.3, 3, 12, 36};
    int[] points = {3, 6, 12, 24, 48};
    for (int i = 0; i < last.length; i++) {
      assertEquals(points[i], baselines.rule(last[i] * (1 - 1e-12) / Units.M).points().length);
      if (i > 0) {
        double above = last[i - 1] * (1 + 1e-12) / Units.M;
        assertEquals(points[i], baselines.rule(above).points().length);
      }
    }
  }

  /** <P_1> = 1.2 is no mean of a number between -1 and 1. */
  @Test
  void meansOfNoDistributionAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Baselines.of(
                LOW,
                HIGH,
                n -> {
                  double[] means = new double[n];
                  means[0] = 1;
                  means[1] = 1.2;
                  return means;
                }));
  }

  @Test
  void weightsArePositive() {
    double[] means = new double[96];
    means[0] = 1;
    means[1] = 0.3;
    for (double phase : new double[] {0.01, 0.3, 3, 12, 36}) {
      double sum = 0;
      for (double weight :
          Baselines.of(LOW, HIGH, n -> Arrays.copyOf(means, n)).rule(phase / Units.M).weights()) {
        assertTrue(weight > 0);
        sum += weight;
      }
      assertEquals(1, sum, 1e-14);
    }
  }

  @Test
  void oneDistance() {
    Baselines baselines = Baselines.at(LOW);
    assertTrue(baselines.isOne());
    assertEquals(1, baselines.rule(1e6 / Units.M).points().length);
  }

  @Test
  void refusesPhasesBeyondItsReach() {
    double[] means = new double[96];
    means[0] = 1;
    Baselines baselines = Baselines.of(LOW, HIGH, n -> Arrays.copyOf(means, n));
    assertThrows(IllegalArgumentException.class, () -> baselines.rule(37 / Units.M));
    assertThrows(IllegalArgumentException.class, () -> Baselines.of(HIGH, LOW, n -> means));
  }

  private static double mean(Baselines baselines, double phase) {
    return mean(baselines, phase, StrictMath::cos);
  }

  private static double mean(Baselines baselines, double phase, DoubleUnaryOperator f) {
    Quadrature.Rule rule = baselines.rule(phase / Units.M);
    double sum = 0;
    for (int i = 0; i < rule.points().length; i++) {
      double t = (rule.points()[i] - 2 * Units.M) / Units.M;
      sum += rule.weights()[i] * f.applyAsDouble(phase * t);
    }
    return sum;
  }
}
