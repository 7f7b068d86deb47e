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
    assertThrows(
        IllegalArgumentException.class,
        () -> AliasTable.of(new double[] {1, Double.POSITIVE_INFINITY}));
    assertThrows(IllegalArgumentException.class, () -> AliasTable.of(new double[] {1e308, 1e308}));
    double[] many = new double[(1 << 20) + 1];
    many[7] = 1;
    assertThrows(IllegalArgumentException.class, () -> AliasTable.of(many));
    assertEquals(7, AliasTable.of(Arrays.copyOf(many, 1 << 20)).sample(-1));
  }

  /**
   * Exact probabilities: of each column the words below a threshold select it, those from there on
   * its alias. Weights of all sizes, some of them 0, in every number up to and past a power of two.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 31, 100})
  void probabilitiesAreTheWeights(int n) {
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = i % 4 == 2 ? 0 : Math.pow(1.7, i % 13) * 1e-11;
    }
    double sum = Arrays.stream(weights).sum();
    AliasTable table = AliasTable.of(weights);
    int columns = Math.max(2, Integer.highestOneBit(2 * n - 1));
    double[] probabilities = new double[n];
    for (long column = 0; column < columns; column++) {
      int first = table.sample(column);
      int last = table.sample(column | -1L << 21);
      // The least of the upper 43 bits of a word that no longer select the first.
      long low = 0;
      long high = (1L << 43) - 1;
      while (first != last && high - low > 1) {
        long middle = (low + high) / 2;
        if (table.sample(column | middle << 21) == first) {
          low = middle;
        } else {
          high = middle;
        }
      }
      double share = first == last ? 1 : high * 0x1p-43;
      probabilities[first] += share / columns;
      probabilities[last] += (1 - share) / columns;
    }
    for (int i = 0; i < n; i++) {
      assertEquals(weights[i] / sum, probabilities[i], 1e-12, "of " + i);
      assertTrue(weights[i] > 0 || probabilities[i] == 0, "weight zero is never drawn");
    }
  }

  /** What rounding leaves over must not be given to an index of weight zero, nor to one outside. */
  @Test
  void whatRoundingLeavesGoesToNoneOfWeightZero() {
    UniformRandomProvider random = new RandomStreams(2).stream(0, Stage.RECOIL);
    for (int trial = 0; trial < 2000; trial++) {
      double[] weights = new double[1 + trial % 37];
      Arrays.setAll(weights, i -> random.nextInt(3) == 0 ? 0 : random.nextDouble());
      weights[trial % weights.length] = 1;
      AliasTable table = AliasTable.of(weights);
      int columns = Math.max(2, Integer.highestOneBit(2 * weights.length - 1));
      for (long column = 0; column < columns; column++) {
        for (long bits : new long[] {0, 1, 1L << 42, (1L << 43) - 2, (1L << 43) - 1}) {
          assertTrue(weights[table.sample(column | bits << 21)] > 0);
        }
      }
    }
  }
}
