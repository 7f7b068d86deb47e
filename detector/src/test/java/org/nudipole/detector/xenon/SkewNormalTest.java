package org.nudipole.detector.xenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.mathematics.Quadrature;

/** The table of the distribution function against closed forms and moments on paper. */
class SkewNormalTest {
  private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

  /** Of shape 0 it is the normal distribution, of shape 1 that of the greater of two deviates. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void closedForms(double shape) {
    SkewNormal skewed = new SkewNormal(shape);
    for (double u = -9; u <= 9; u += 0.0173) {
      double below = NORMAL.cumulativeProbability(u);
      assertEquals(shape == 0 ? below : below * below, skewed.cumulative(u), 1e-11);
    }
  }

  /** 2 phi(u) Phi(a u), summed panel by panel. */
  @ParameterizedTest
  @ValueSource(doubles = {0.4, 2.25, 6})
  void cumulativeIsTheIntegralOfTheDensity(double shape) {
    SkewNormal skewed = new SkewNormal(shape);
    double below = 0;
    double last = skewed.least();
    for (double u = last + 0.011; u < 9; u += 0.0297) {
      below +=
          Quadrature.linear(
              x -> 2 * NORMAL.density(x) * NORMAL.cumulativeProbability(shape * x), last, u);
      assertEquals(below, skewed.cumulative(u), 2e-11);
      last = u;
    }
    assertEquals(shape, skewed.shape());
    assertEquals(1 / Math.sqrt(1 + shape * shape), skewed.scale(), 1e-15);
  }

  /** At the ends of the table and beyond it is 0 and 1. */
  @Test
  void ends() {
    for (double shape : new double[] {0, 3}) {
      SkewNormal skewed = new SkewNormal(shape);
      assertEquals(-8.6 / Math.sqrt(1 + shape * shape), skewed.least(), 1e-14);
      assertEquals(8.6, skewed.most());
      assertEquals(0, skewed.cumulative(skewed.least()));
      assertEquals(0, skewed.cumulative(skewed.least() - 1));
      assertTrue(skewed.cumulative(skewed.least() / 2) > 0);
      assertEquals(1, skewed.cumulative(skewed.most()), 1e-14);
      assertEquals(1, skewed.cumulative(20));
    }
  }

  /** Mean d (2/pi)^(1/2) and variance 1 - 2 d^2/pi, d = a/(1 + a^2)^(1/2): by the integral. */
  @ParameterizedTest
  @ValueSource(doubles = {0.4, 2.25})
  void moments(double shape) {
    double[] sums = new double[3];
    for (double from = -10; from < 10; from += 0.25) {
      for (int k = 0; k < 3; k++) {
        int power = k;
        sums[k] +=
            Quadrature.linear(
                x ->
                    StrictMath.pow(x, power)
                        * 2
                        * NORMAL.density(x)
                        * NORMAL.cumulativeProbability(shape * x),
                from,
                from + 0.25);
      }
    }
    double delta = SkewNormal.delta(shape);
    assertEquals(1, sums[0], 1e-13);
    assertEquals(sums[1], SkewNormal.mean(delta), 1e-13);
    assertEquals(Math.sqrt(sums[2] - sums[1] * sums[1]), SkewNormal.spread(delta), 1e-13);
  }
}
