package org.nudipole.validation.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
