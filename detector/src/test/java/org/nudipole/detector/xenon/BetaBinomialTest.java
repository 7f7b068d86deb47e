package org.nudipole.detector.xenon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ratios of terms against the closed form in gamma functions. */
class BetaBinomialTest {
  // n over k times B(k + a, n - k + b) / B(a, b).
  private static double probability(int n, int k, double a, double b) {
    return StrictMath.exp(
        Gamma.logGamma(n + 1)
            - Gamma.logGamma(k + 1)
            - Gamma.logGamma(n - k + 1)
            + Gamma.logGamma(k + a)
            + Gamma.logGamma(n - k + b)
            - Gamma.logGamma(n + a + b)
            + Gamma.logGamma(a + b)
            - Gamma.logGamma(a)
            - Gamma.logGamma(b));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.3, 0.05, 1",
    "1, 0.3, 0.05, 1",
    "37, 0.55, 0.058, 1",
    "37, 0.55, 0.058, 4",
    "300, 0.9, 0.02, 1",
    "300, 0.07, 0.02, 2",
    "25, 0.05, 0.2, 1",
    "25, 0.95, 0.2, 1"
  })
  void numbersOfAFluctuatingProbability(int trials, double p, double s, int stride) {
    double size = 1 + p * (1 - p) / (s * s);
    assertEquals(size, BetaBinomial.size(p, s), 1e-13 * size);
    BetaBinomial numbers = BetaBinomial.of(p, s);
    assertEquals(size * p, numbers.alpha(), 1e-13 * size);
    assertEquals(size * (1 - p), numbers.beta(), 1e-13 * size);
    double[] weights = new double[trials / stride + 1];
    weights[0] = 5;
    numbers.add(trials, stride, 0.7, weights, new double[trials + 1]);
    weights[0] -= 5;
    for (int i = 0; i < weights.length; i++) {
      double expected = 0.7 * probability(trials, i * stride, size * p, size * (1 - p));
      assertEquals(expected, weights[i], 1e-11 * expected + 2e-15);
    }
  }

  /** Terms are left out below 1e-17 of the greatest only: a tail keeps its digits above it. */
  @Test
  void tails() {
    double[] weights = new double[2001];
    BetaBinomial.of(0.5, 0.002).add(2000, 1, 1, weights, new double[2001]);
    double size = BetaBinomial.size(0.5, 0.002);
    for (int k : new int[] {820, 1180}) {
      double expected = probability(2000, k, size / 2, size / 2);
      assertEquals(expected, weights[k], 1e-8 * expected);
    }
    assertEquals(0, weights[400]);
    assertEquals(0, weights[1600]);
  }

  /** With a probability of 1 all are. */
  @Test
  void withoutTheOtherShapeAllCount() {
    double[] weights = new double[4];
    BetaBinomial all = BetaBinomial.of(1, 0.1);
    all.add(6, 2, 0.7, weights, new double[7]);
    assertArrayEquals(new double[] {0, 0, 0, 0.7}, weights);
    all.add(5, 2, 0.7, weights, new double[7]);
    assertArrayEquals(new double[] {0, 0, 0, 0.7}, weights);
  }
}
