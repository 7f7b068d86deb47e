package org.nudipole.generator.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.sampling.RandomStreams.Stage;

@Tag("canonical")
class BinomialTablesConsistencyTest {
  private static final int EVENTS = 4_000_000;

  private final UniformRandomProvider random = new RandomStreams(11).stream(0, Stage.SMEARING);

  /**
   * Four million numbers against the binomial formula, chi-square over all numbers of 25 expected
   * events or more, p &gt; 1e-5: a false-alarm rate of 1.3e-4 for the test, whose seed is fixed.
   * Trials of one digit, of two and three, with a digit of 0 between, and of more than the tables
   * have.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0.3",
    "7, 0.4",
    "31, 0.96",
    "32, 0.0001",
    "40, 0.1165",
    "1023, 0.96",
    "1024, 0.1165",
    "1034, 0.5",
    "1234, 0.1165",
    "9000, 0.96",
    "32767, 0.02",
    "32767, 0.1165",
    "32768, 0.1165",
    "50000, 0.96"
  })
  void numbersAreBinomial(int trials, double probability) {
    BinomialTables tables = new BinomialTables(probability);
    long[] counts = new long[trials + 1];
    for (int i = 0; i < EVENTS; i++) {
      counts[(int) tables.sample(random, trials)]++;
    }
    double chiSquare = 0;
    int cells = 0;
    double rest = 0;
    long restCount = 0;
    for (int k = 0; k <= trials; k++) {
      double log =
          -LogBeta.value(k + 1, trials - k + 1)
              - StrictMath.log(trials + 1.0)
              + k * StrictMath.log(probability)
              + (trials - k) * StrictMath.log1p(-probability);
      double expected = EVENTS * StrictMath.exp(log);
      if (expected < 25) {
        rest += expected;
        restCount += counts[k];
      } else {
        chiSquare += (counts[k] - expected) * (counts[k] - expected) / expected;
        cells++;
      }
    }
    assertEquals(rest, restCount, 5 * Math.sqrt(rest) + 5);
    double p = cells > 1 ? RegularizedGamma.Q.value((cells - 1) / 2.0, chiSquare / 2) : 1;
    assertTrue(p > 1e-5, "chi-square " + chiSquare + " of " + cells + " numbers");
  }

  @Test
  void certainSuccessAndNoTrial() {
    for (int trials : new int[] {0, 1, 16, 300, 4095, 5000}) {
      assertEquals(trials, new BinomialTables(1).sample(random, trials));
    }
    assertEquals(0, new BinomialTables(0.3).sample(random, 0));
  }
}
