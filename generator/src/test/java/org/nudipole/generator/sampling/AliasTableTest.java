package org.nudipole.generator.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.sampling.RandomStreams.Stage;

class AliasTableTest {
  private static final int DRAWS = 1 << 22;

  /**
   * Chi-square of 4e6 draws with fixed seeds; the limit is 6 standard deviations above the mean, a
   * false-alarm rate below 1e-6 per case for these degrees of freedom.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1000, 4097})
  void drawsInProportionToTheWeights(int n) {
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = i % 5 == 4 ? 0 : 1 + i % 7;
    }
    double sum = Arrays.stream(weights).sum();
    AliasTable table = AliasTable.of(weights);
    UniformRandomProvider random = new RandomStreams(20211006).stream(n, Stage.RECOIL);
    long[] counts = new long[n];
    for (int i = 0; i < DRAWS; i++) {
      counts[table.sample(random.nextLong())]++;
    }
    double chi2 = 0;
    int dof = -1;
    for (int i = 0; i < n; i++) {
      double expected = weights[i] / sum * DRAWS;
      if (expected == 0) {
        assertEquals(0, counts[i], "index of weight zero drawn");
      } else {
        chi2 += (counts[i] - expected) * (counts[i] - expected) / expected;
        dof++;
      }
    }
    assertTrue(chi2 <= dof + 6 * Math.sqrt(2.0 * Math.max(1, dof)), "chi2 " + chi2 + " for " + dof);
  }

  @Test
  void refusesWeightsThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> AliasTable.of(new double[] {0, 0}));
    assertThrows(IllegalArgumentException.class, () -> AliasTable.of(new double[] {1, -1}));
    assertThrows(IllegalArgumentException.class, () -> AliasTable.of(new double[] {1, Double.NaN}));
    assertThrows(IllegalArgumentException.class, () -> AliasTable.of(new double[0]));
  }
}
