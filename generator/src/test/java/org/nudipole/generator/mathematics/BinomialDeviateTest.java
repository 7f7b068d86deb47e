package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

@Tag("canonical")
class BinomialDeviateTest {
  private static final int DRAWS = 300_000;

  /** Logarithms of factorials are near 1e6 for the greatest: they are rounded to some 1e-10. */
  private static final double ROUNDING = 1e-9;

  /**
   * The slow twin: BTRS as W. Hörmann writes it, J. Stat. Comput. Simul. 46 (1993) 101, without
   * bounds of the probability.
   */
  private static double twin(UniformRandomProvider random, double trials, double p) {
    double spread = Math.sqrt(trials * p * (1 - p));
    double b = 1.15 + 2.53 * spread;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double toEdge = 0.5 - Math.abs(u);
      double count = Math.floor((2 * a / toEdge + b) * u + (trials * p + 0.5));
      if (toEdge >= 0.07 && v <= 0.92 - 4.2 / b) {
        return count;
      }
      double transformed = v * ((2.83 + 5.1 / b) * spread) / (a / (toEdge * toEdge) + b);
      if (count >= 0
          && count <= trials
          && Elementary.log(transformed)
              <= BinomialDeviate.relative(trials, p, Math.floor((trials + 1) * p), count)) {
        return count;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "25, 0.5",
    "100, 0.5",
    "120, 0.3",
    "700, 0.086",
    "5000, 0.1",
    "30000, 0.4",
    "100000, 0.003",
    "1000000, 0.27"
  })
  void numbersAreThoseWithoutBounds(double trials, double p) {
    UniformRandomProvider one = new RandomStreams(11).stream(0, Stage.SMEARING);
    UniformRandomProvider other = new RandomStreams(11).stream(0, Stage.SMEARING);
    for (int i = 0; i < DRAWS; i++) {
      assertEquals(twin(one, trials, p), BinomialDeviate.sample(other, trials, p));
    }
  }

  /** Wherever the bounds are used, the probability is between them, and they are narrow. */
  @ParameterizedTest
  @CsvSource({
    "100, 0.5",
    "101, 0.5",
    "120, 0.3",
    "700, 0.086",
    "5000, 0.1",
    "5001, 0.4999",
    "30000, 0.01",
    "30000, 0.4",
    "100000, 0.0012"
  })
  void theProbabilityIsWithinItsBounds(double trials, double p) {
    double variance = trials * p * (1 - p);
    double mode = Math.floor((trials + 1) * p);
    int bounded = 0;
    for (double count = 0; count <= trials; count++) {
      double off = Math.abs(count - mode);
      if (BinomialDeviate.isBounded(off, variance)) {
        bounded++;
        double relative = BinomialDeviate.relative(trials, p, mode, count);
        double normal = BinomialDeviate.normal(off, variance);
        double bound = BinomialDeviate.bound(off, variance);
        assertTrue(Math.abs(relative - normal) < bound - ROUNDING, () -> "at " + off);
      }
    }
    assertEquals(Math.max(0, 2 * (Math.ceil(variance / 2 - 1) - 21)), bounded, 2);
  }
}
