package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

@Tag("canonical")
class BinomialDeviateConsistencyTest {
  private static final int EVENTS = 4_000_000;

  /**
   * Four million numbers against the binomial formula, chi-square over all numbers of 25 expected
   * events or more, p &gt; 1e-5: a false-alarm rate of 1e-4 for the test, whose seed is fixed.
   */
  @ParameterizedTest
  @CsvSource({
    "3, 0.4",
    "20, 0.02",
    "15, 0.9",
    "60, 0.16",
    "66, 0.16",
    "25, 0.5",
    "300, 0.12",
    "900, 0.96",
    "5000, 0.37",
    "100000, 0.003"
  })
  void numbersAreBinomial(int trials, double probability) {
    UniformRandomProvider random = new RandomStreams(7).stream(0, Stage.SMEARING);
    long[] counts = new long[trials + 1];
    for (int i = 0; i < EVENTS; i++) {
      counts[(int) BinomialDeviate.sample(random, trials, probability)]++;
    }
    double chiSquare = 0;
    int cells = 0;
    double rest = 0;
    long restCount = 0;
    for (int k = 0; k <= trials; k++) {
      double log =
          -LogBeta.value(k + 1, trials - k + 1)
              - Math.log(trials + 1.0)
              + k * Math.log(probability)
              + (trials - k) * Math.log1p(-probability);
      double expected = EVENTS * Math.exp(log);
      if (expected < 25) {
        rest += expected;
        restCount += counts[k];
      } else {
        chiSquare += Math.pow(counts[k] - expected, 2) / expected;
        cells++;
      }
    }
    assertEquals(rest, restCount, 5 * Math.sqrt(rest) + 5);
    double p = RegularizedGamma.Q.value((cells - 1) / 2.0, chiSquare / 2);
    assertTrue(p > 1e-5, "chi-square " + chiSquare + " of " + cells + " numbers");
  }

  @Test
  void certaintiesAndNothing() {
    UniformRandomProvider random = new RandomStreams(7).stream(0, Stage.SMEARING);
    assertEquals(0, BinomialDeviate.sample(random, 0, 0.3));
    assertEquals(0, BinomialDeviate.sample(random, 17, 0));
    assertEquals(17, BinomialDeviate.sample(random, 17, 1));
  }
}
