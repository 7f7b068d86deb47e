package org.nudipole.macros.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * The number of events of an exposure over 100,000 seeds: mean, variance and the share of runs
 * without an event, each within 5 sigma: a false alarm for one set of seeds in 100,000.
 */
class PoissonCountConsistencyTest {
  private static final int SEEDS = 100_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2.9, 60.7})
  void countsArePoissonDistributed(double expected) {
    RunConfiguration run =
        RunConfiguration.read("cr51-cevns-ge", List.of("/run/expose"), List.of()).get(0);
    double[] counts =
        IntStream.range(0, SEEDS)
            .mapToDouble(seed -> EventCount.of(run, expected, new RandomStreams(seed)))
            .toArray();
    double mean = 0;
    double variance = 0;
    double none = 0;
    for (double count : counts) {
      mean += count / SEEDS;
      variance += (count - expected) * (count - expected) / SEEDS;
      none += count == 0 ? 1.0 / SEEDS : 0;
    }
    assertEquals(expected, mean, 5 * Math.sqrt(expected / SEEDS));
    // The fourth central moment of a Poisson distribution is m + 3 m^2.
    double spread = Math.sqrt((expected + 2 * expected * expected) / SEEDS);
    assertEquals(expected, variance, 5 * spread);
    double empty = Math.exp(-expected);
    assertEquals(empty, none, 5 * Math.sqrt(empty * (1 - empty) / SEEDS) + 1e-12);
  }
}
