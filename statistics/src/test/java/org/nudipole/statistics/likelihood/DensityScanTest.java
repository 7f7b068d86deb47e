package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.mathematics.ConvergenceException;

class DensityScanTest {
  /** However narrow, a Gaussian inside of the range integrates to sigma sqrt(2 pi). */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 1e-3, 1e-7})
  void gaussiansAreFound(double sigma) {
    DensityScan scan = DensityScan.of(x -> 1000 - (x - 0.37) * (x - 0.37) / (2 * sigma * sigma));
    assertEquals(1000 + StrictMath.log(sigma * Math.sqrt(2 * Math.PI)), scan.logIntegral(), 1e-4);
    // The trapezoid widens by the square of a step of at most 0.35 sigma.
    assertEquals(0.37, scan.quantile(0.5), 0.01 * sigma);
    assertEquals(0.37 + sigma, scan.quantile(0.8413447), 0.03 * sigma);
    assertEquals(1000, scan.most(), 0.02);
  }

  /**
   * Two Gaussians of equal height, however narrow and wherever between the nodes: together 2 sigma
   * sqrt(2 pi), and a half of it in each.
   */
  @ParameterizedTest
  @CsvSource({
    "0.2301, 0.7699, 1e-3",
    "0.2301, 0.7699, 3e-4",
    "0.2301, 0.772, 1e-3",
    "0.2301, 0.772, 1e-6",
    "0.25, 0.772, 1e-3",
    "0.2301, 0.2701, 3e-4",
    "0.2301, 0.2501, 3e-4",
    "0.2301, 0.2351, 3e-4",
    "0.2301, 0.2601, 5e-3",
    "0.3, 0.7, 0.03"
  })
  void bothOfTwoPeaksAreFound(double one, double two, double sigma) {
    DensityScan scan =
        DensityScan.of(
            x -> {
              double near = Math.min(Math.abs(x - one), Math.abs(x - two)) / sigma;
              double far = Math.max(Math.abs(x - one), Math.abs(x - two)) / sigma;
              return 100 - near * near / 2 + Math.log1p(Math.exp((near * near - far * far) / 2));
            });
    double expected = 100 + StrictMath.log(2 * sigma * StrictMath.sqrt(2 * Math.PI));
    assertEquals(expected, scan.logIntegral(), 1e-4);
    assertEquals(one, scan.quantile(0.25), 0.02 * sigma);
    assertEquals(two, scan.quantile(0.75), 0.02 * sigma);
    assertEquals(100, scan.most(), 0.03);
  }

  /** A peak with an eighth of the integral on a hill 1e3 times as wide and e^-5 times as high. */
  @Test
  void aPeakOnAHill() {
    double sigma = 1e-4;
    DensityScan scan =
        DensityScan.of(
            x -> {
              double peak = (x - 0.5) / sigma;
              double hill = (x - 0.503) / (1000 * sigma);
              return Math.log(
                  Math.exp(-peak * peak / 2) + Math.exp(-5) * Math.exp(-hill * hill / 2));
            });
    double sum = sigma * StrictMath.sqrt(2 * Math.PI) * (1 + 1000 * StrictMath.exp(-5));
    assertEquals(StrictMath.log(sum), scan.logIntegral(), 1e-3);
  }

  /** Possible in a part only: the end of it is found to a part in a hundred. */
  @Test
  void aDensityThatEnds() {
    DensityScan scan = DensityScan.of(x -> x < 0.0307 ? 0 : Double.NEGATIVE_INFINITY);
    assertEquals(StrictMath.log(0.0307), scan.logIntegral(), 0.01);
    assertEquals(0.0307 / 2, scan.quantile(0.5), 0.01 * 0.0307);
  }

  /** Without width no grid is fine enough. */
  @Test
  void aDensityThatIsTooNarrow() {
    assertThrows(ConvergenceException.class, () -> DensityScan.of(x -> x == 0.5 ? 1000 : 0));
  }

  /** exp(-5 x) on [0, 1]: the median is -ln[(1 + e^-5)/2]/5. */
  @Test
  void anExponentialAtTheEnd() {
    DensityScan scan = DensityScan.of(x -> -5 * x);
    assertEquals(StrictMath.log((1 - StrictMath.exp(-5)) / 5), scan.logIntegral(), 1e-3);
    double median = -StrictMath.log((1 + StrictMath.exp(-5)) / 2) / 5;
    assertEquals(median, scan.quantile(0.5), 1e-3);
  }

  @Test
  void impossibleAndUndefinedDensities() {
    DensityScan none = DensityScan.of(x -> Double.NEGATIVE_INFINITY);
    assertEquals(Double.NEGATIVE_INFINITY, none.logIntegral());
    assertThrows(ConvergenceException.class, () -> DensityScan.of(x -> Double.NaN));
  }
}
