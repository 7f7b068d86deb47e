package org.nudipole.validation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tail probabilities summed term by term with 40 digits (mpmath 1.x, terms of the mass function
 * until they fall below 1e-25 of the sum), doubled. Tolerance 1e-9, or 1e-6 where p is so small
 * that it multiplies the rounding of its exponent (counts of 1e9).
 */
class GoodnessOfFitReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "137, 100, 5.1663938203154933e-4, 1e-9",
    "1000200000, 1e9, 2.5432712297660367e-10, 1e-6",
    "1001170000, 1e9, 1.5728747420225395e-299, 1e-6",
    "998830000, 1e9, 9.2222625314345252e-300, 1e-6"
  })
  void poisson(long observed, double expected, double p, double tolerance) {
    assertEquals(p, GoodnessOfFit.poisson("n", observed, expected).p(), tolerance * p);
  }

  @ParameterizedTest
  @CsvSource({
    "60, 100, 0.5, 0.056887933640980792, 1e-9",
    "30, 1000000000, 1e-9, 2.8661616684480748e-33, 1e-9",
    "300100000, 1000000000, 0.3, 5.1853880335014714e-12, 1e-6"
  })
  void binomial(long successes, long trials, double probability, double p, double tolerance) {
    TestResult result = GoodnessOfFit.binomial("n", successes, trials, probability);
    assertEquals(p, result.p(), tolerance * p);
  }

  /**
   * Mendel's peas, 315 : 101 : 108 : 32 against 9 : 3 : 3 : 1 (G. Mendel 1866): chi-square 0.470
   * with 3 degrees of freedom, p = 0.925 (in every textbook, to these digits).
   */
  @Test
  void mendelsPeas() {
    long[] observed = {315, 101, 108, 32};
    double[] fractions = {9 / 16.0, 3 / 16.0, 3 / 16.0, 1 / 16.0};
    TestResult result =
        GoodnessOfFit.pearson("peas", observed, fractions, (first, last) -> "kind " + first);
    assertEquals(0.470, result.statistic(), 5e-4);
    assertEquals(3, result.degreesOfFreedom());
    assertEquals(0.925, result.p(), 5e-4);
  }

  /**
   * Kolmogorov's limit: distance 1.3581 / sqrt(n) has p = 0.05 (N. Smirnov 1948); 1 % for n =
   * 10,000.
   */
  @Test
  void kolmogorovSmirnov() {
    int n = 10_000;
    double distance = 1.3581 / Math.sqrt(n);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = Math.max(0, (i + 1.0) / n - distance);
    }
    TestResult result = GoodnessOfFit.kolmogorovSmirnov("x", values, x -> x);
    assertEquals(distance, result.statistic(), 1e-12);
    assertEquals(0.05, result.p(), 5e-4);
  }
}
