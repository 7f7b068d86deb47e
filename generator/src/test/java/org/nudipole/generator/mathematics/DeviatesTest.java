package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * Means, variances and skewnesses of some ten thousand deviates, each within five of its standard
 * deviations: with a fixed seed a false alarm in two million for each of a hundred numbers.
 */
class DeviatesTest {
  private static final int DRAWS = 40_000;

  private final UniformRandomProvider random = new RandomStreams(11).stream(0, Stage.SMEARING);

  /**
   * Compares moments; the error of the third is that of a normal distribution, doubled for tails.
   */
  private static void assertMoments(
      double mean, double variance, double third, double kurtosis, DoubleSupplier draw) {
    double[] sums = new double[3];
    if (variance == 0) {
      for (int i = 0; i < 10; i++) {
        assertEquals(mean, draw.getAsDouble(), 0);
      }
      return;
    }
    for (int i = 0; i < DRAWS; i++) {
      double d = draw.getAsDouble() - mean;
      sums[0] += d;
      sums[1] += d * d;
      sums[2] += d * d * d;
    }
    double sigma = Math.sqrt(variance);
    double error = 5 / Math.sqrt(DRAWS);
    assertEquals(0, sums[0] / DRAWS, error * sigma, "mean");
    assertEquals(variance, sums[1] / DRAWS, error * variance * Math.sqrt(2 + kurtosis), "variance");
    double skewness = third / (variance * sigma);
    double width = 2 * Math.sqrt(15 + 40 * (Math.abs(kurtosis) + skewness * skewness));
    assertEquals(third, sums[2] / DRAWS, error * variance * sigma * width, "third moment");
  }

  /** All cumulants of a Poisson number are its mean. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 0.7, 5, 11.99, 12, 13, 40, 300, 1e5, 3e9})
  void poissonNumbers(double mean) {
    double[] least = {Double.POSITIVE_INFINITY};
    assertMoments(
        mean,
        mean,
        mean,
        1 / mean,
        () -> {
          double n = PoissonDeviate.sample(random, mean);
          assertEquals(Math.rint(n), n, 0);
          least[0] = Math.min(least[0], n);
          return n;
        });
    assertTrue(least[0] >= 0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.3",
    "7, 0",
    "7, 1",
    "1, 0.25",
    "20, 0.02",
    "15, 0.9",
    "60, 0.1666",
    "60, 0.1667",
    "25, 0.5",
    "300, 0.12",
    "900, 0.96",
    "1e6, 0.3",
    "1e9, 0.001"
  })
  void binomialNumbers(double trials, double p) {
    double variance = trials * p * (1 - p);
    double kurtosis = (1 - 6 * p * (1 - p)) / variance;
    assertMoments(
        trials * p,
        variance,
        variance * (1 - 2 * p),
        kurtosis,
        () -> {
          double n = BinomialDeviate.sample(random, trials, p);
          assertTrue(n >= 0 && n <= trials && n == Math.rint(n));
          return n;
        });
  }

  /** Mean, variance and half the third moment of a gamma deviate are its shape. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05, 0.5, 0.999, 1, 1.7, 9, 400, 1e8})
  void gammaDeviates(double shape) {
    GammaDeviate gamma = new GammaDeviate(random);
    assertMoments(
        shape,
        shape,
        2 * shape,
        6 / shape,
        () -> {
          double x = gamma.sample(shape);
          assertTrue(shape == 0 ? x == 0 : x >= 0);
          return x;
        });
  }

  /** Small numbers one by one: shares of 0, 1, 2 and so on. */
  @Test
  void sharesOfNumbers() {
    int[] poisson = new int[60];
    int[] binomial = new int[60];
    for (int i = 0; i < DRAWS; i++) {
      poisson[(int) Math.min(59, PoissonDeviate.sample(random, 14))]++;
      binomial[(int) BinomialDeviate.sample(random, 40, 0.3)]++;
    }
    for (int n = 0; n < 41; n++) {
      double due = Math.exp(n * Math.log(14) - 14 - LogFactorial.of(n));
      assertShare(due, poisson[n]);
      double log = LogFactorial.of(40) - LogFactorial.of(n) - LogFactorial.of(40 - n);
      assertShare(Math.exp(log + n * Math.log(0.3) + (40 - n) * Math.log(0.7)), binomial[n]);
    }
  }

  private static void assertShare(double due, int found) {
    // The tail of small numbers is longer than that of a normal distribution.
    assertEquals(DRAWS * due, found, 5 * Math.sqrt(DRAWS * due) + 4);
  }

  /**
   * By products up to 170!, by Stirling's series with one more term beyond, and where they meet.
   */
  @Test
  void logarithmsOfFactorials() {
    double product = 1;
    for (int n = 0; n <= 170; n++) {
      product *= Math.max(1, n);
      double due = Math.log(product);
      assertEquals(due, LogFactorial.of(n), 1e-14 * due);
    }
    for (double n : new double[] {2046, 2047, 2048, 2049, 3e4, 1e9}) {
      double series =
          (n + 0.5) * Math.log(n)
              - n
              + Math.log(2 * Math.PI) / 2
              + 1 / (12 * n)
              - 1 / (360 * n * n * n)
              + 1 / (1260 * Math.pow(n, 5));
      assertEquals(series, LogFactorial.of(n), 4e-15 * series);
    }
    // What differences tell beyond the table, and at its end.
    for (double n : new double[] {2047, 2048, 2100}) {
      assertEquals(Math.log(n), LogFactorial.of(n) - LogFactorial.of(n - 1), 1e-11);
    }
  }
}
