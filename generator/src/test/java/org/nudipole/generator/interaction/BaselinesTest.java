package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
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
    Quadrature.Rule rule = baselines.rule(phase / Units.M);
    double sum = 0;
    for (int i = 0; i < rule.points().length; i++) {
      double t = (rule.points()[i] - 2 * Units.M) / Units.M;
      sum += rule.weights()[i] * StrictMath.cos(phase * t);
    }
    return sum;
  }
}
