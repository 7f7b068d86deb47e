package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("canonical")
class PoissonQuantileTest {
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.7, 5, 19.9, 20.1, 150, 3e4, 2e7})
  void isTheLeastCountThatReachesTheProbability(double mean) {
    PoissonDistribution poisson = PoissonDistribution.of(mean);
    double before = 0;
    for (double u : new double[] {1e-12, 1e-4, 0.02, 0.3, 0.5, 0.77, 0.999, 1 - 1e-9}) {
      double n = PoissonQuantile.of(mean, u);
      // Rounding of sums over thousands of terms.
      assertTrue(poisson.cumulativeProbability((int) n) >= u - 1e-11, mean + " " + u);
      assertTrue(n == 0 || poisson.cumulativeProbability((int) n - 1) < u + 1e-11, mean + " " + u);
      assertTrue(n >= before);
      before = n;
    }
    assertEquals(0, PoissonQuantile.of(0, 0.999), 0);
  }
}
