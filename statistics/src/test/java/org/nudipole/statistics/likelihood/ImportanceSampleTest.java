package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/** Seeds are fixed; limits of 4.5 standard errors are exceeded by chance in 7e-6 of seeds. */
@Tag("canonical")
class ImportanceSampleTest {
  private static UniformRandomProvider random(long seed) {
    return new RandomStreams(seed).stream(0, Stage.TOY);
  }

  private static double mean(ImportanceSample sample, int coordinate, double power, double about) {
    double sum = 0;
    double[] weights = sample.weights();
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * Math.pow(sample.positions().get(i)[coordinate] - about, power);
    }
    return sum;
  }

  /** Of the cube's volume, the density holds one part in a million. */
  @Test
  void aNarrowCorrelatedGaussianIsFound() {
    double sigma = 1e-3;
    double rho = 0.9;
    ImportanceSample sample =
        ImportanceSample.of(
            2,
            p -> {
              double x = (p[0] - 0.3) / sigma;
              double y = (p[1] - 0.6) / sigma;
              return -(x * x - 2 * rho * x * y + y * y) / (2 * (1 - rho * rho));
            },
            1500,
            random(1));
    double n = sample.effectiveSize();
    assertTrue(n >= 1500);
    assertEquals(0.3, mean(sample, 0, 1, 0), 4.5 * sigma / Math.sqrt(n));
    assertEquals(0.6, mean(sample, 1, 1, 0), 4.5 * sigma / Math.sqrt(n));
    double variance = sigma * sigma;
    assertEquals(variance, mean(sample, 0, 2, 0.3), 4.5 * variance * Math.sqrt(2 / n));
    assertEquals(variance, mean(sample, 1, 2, 0.6), 4.5 * variance * Math.sqrt(2 / n));
  }

  /** Two peaks far apart, one three times the other. */
  @Test
  void bothPeaksKeepTheirShares() {
    ImportanceSample sample =
        ImportanceSample.of(
            1,
            p -> {
              double a = (p[0] - 0.2) / 0.01;
              double b = (p[0] - 0.9) / 0.01;
              return Math.log(3 * Math.exp(-a * a / 2) + Math.exp(-b * b / 2) + 1e-300);
            },
            1500,
            random(2));
    double share = 0;
    double[] weights = sample.weights();
    for (int i = 0; i < weights.length; i++) {
      share += sample.positions().get(i)[0] < 0.5 ? weights[i] : 0;
    }
    assertEquals(0.75, share, 4.5 * Math.sqrt(0.75 * 0.25 / sample.effectiveSize()));
    List<double[]> drawn = sample.resampled(1000, random(3));
    assertEquals(share, drawn.stream().filter(p -> p[0] < 0.5).count() / 1000.0, 0.01);
  }

  /** Even on the part that is possible, of which the first stage draws 24, or 8, times. */
  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.01})
  void whereMostIsImpossible(double part) {
    ImportanceSample sample =
        ImportanceSample.of(1, p -> p[0] < part ? 0 : Double.NEGATIVE_INFINITY, 1500, random(8));
    double error = part / Math.sqrt(12 * sample.effectiveSize());
    assertEquals(part / 2, mean(sample, 0, 1, 0), 4.5 * error);
  }

  @Test
  void withoutCoordinatesThereIsOneDraw() {
    ImportanceSample sample = ImportanceSample.of(0, p -> -3, 1500, random(4));
    assertEquals(1, sample.positions().size());
    assertEquals(1, sample.effectiveSize(), 1e-15);
  }

  @Test
  void failuresAreSaid() {
    ConvergenceException few =
        assertThrows(
            ConvergenceException.class, () -> ImportanceSample.of(1, p -> 0, 1e6, random(5)));
    assertTrue(few.getMessage().contains("effective size"), few.getMessage());
    assertThrows(
        ConvergenceException.class,
        () -> ImportanceSample.of(1, p -> Double.NEGATIVE_INFINITY, 100, random(6)));
    assertThrows(
        ConvergenceException.class, () -> ImportanceSample.of(1, p -> Double.NaN, 100, random(7)));
  }
}
