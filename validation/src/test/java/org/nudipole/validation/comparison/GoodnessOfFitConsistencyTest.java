package org.nudipole.validation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.sampling.AliasTable;
import org.nudipole.generator.sampling.RandomStreams;

/**
 * Rates of false alarms under the expectation, and alarms under a bias.
 *
 * <p>Seeds are fixed. Each bound on a false-alarm rate leaves five standard deviations, so that
 * another seed would break one of them with a probability below 1e-6.
 */
class GoodnessOfFitConsistencyTest {
  private static final BinLabel LABEL = (first, last) -> first + "-" + last;

  private static UniformRandomProvider random(long seed) {
    return new RandomStreams(seed).stream(0, RandomStreams.Stage.COUNT);
  }

  private static double[] falling(int bins) {
    double[] fractions =
        IntStream.range(0, bins).mapToDouble(i -> Math.exp(-4.0 * i / bins)).toArray();
    double sum = Arrays.stream(fractions).sum();
    return Arrays.stream(fractions).map(f -> f / sum).toArray();
  }

  private static long[] draw(AliasTable table, int bins, int events, UniformRandomProvider random) {
    long[] counts = new long[bins];
    for (int i = 0; i < events; i++) {
      counts[table.sample(random.nextLong())]++;
    }
    return counts;
  }

  /**
   * The fraction of p-values below alpha is alpha if the statistic is nearly continuous, never much
   * more.
   */
  private static void checkRate(
      int experiments, double alpha, double excess, boolean exact, DoubleSupplier p) {
    int alarms = 0;
    for (int i = 0; i < experiments; i++) {
      if (p.getAsDouble() < alpha) {
        alarms++;
      }
    }
    double expected = experiments * alpha;
    double bound = expected * excess;
    assertTrue(alarms <= bound + 5 * Math.sqrt(bound), alarms + " alarms, expected " + expected);
    if (exact) {
      assertTrue(alarms >= expected - 5 * Math.sqrt(expected), alarms + " of " + expected);
    }
  }

  // The chi-square tail is an approximation: near 1e-4 at 10 events per bin up to twice as many
  // may pass.
  @ParameterizedTest
  @CsvSource({
    "8, 400, 20000, 0.05, 1.1",
    "20, 2000, 20000, 0.01, 1.2",
    "20, 250, 200000, 1e-3, 1.5",
    "20, 250, 500000, 1e-4, 2"
  })
  void pearsonKeepsItsFalseAlarmRate(
      int bins, int events, int experiments, double alpha, double excess) {
    double[] fractions = falling(bins);
    AliasTable table = AliasTable.of(fractions);
    UniformRandomProvider random = random(bins + events);
    checkRate(
        experiments,
        alpha,
        excess,
        false,
        () -> GoodnessOfFit.pearson("x", draw(table, bins, events, random), fractions, LABEL).p());
  }

  @Test
  void pearsonIsUniformForManyEvents() {
    double[] fractions = falling(10);
    AliasTable table = AliasTable.of(fractions);
    UniformRandomProvider random = random(3);
    checkRate(
        10_000,
        0.1,
        1,
        true,
        () -> GoodnessOfFit.pearson("x", draw(table, 10, 5000, random), fractions, LABEL).p());
  }

  @ParameterizedTest
  @CsvSource({"4, 3, 50000, 0.01", "20, 100, 50000, 0.01", "6, 30, 200000, 1e-3"})
  void extremeBinKeepsItsFalseAlarmRate(int bins, int events, int experiments, double alpha) {
    double[] fractions = falling(bins);
    AliasTable table = AliasTable.of(fractions);
    UniformRandomProvider random = random((long) bins * events);
    checkRate(
        experiments,
        alpha,
        1,
        false,
        () ->
            GoodnessOfFit.extremeBin("x", draw(table, bins, events, random), fractions, LABEL).p());
  }

  @Test
  void poissonAndBinomialKeepTheirFalseAlarmRate() {
    UniformRandomProvider random = random(7);
    PoissonSampler many = new PoissonSampler(random, 1e6);
    checkRate(50_000, 0.01, 1, true, () -> GoodnessOfFit.poisson("n", many.sample(), 1e6).p());
    PoissonSampler few = new PoissonSampler(random, 2.5);
    checkRate(50_000, 0.05, 1, false, () -> GoodnessOfFit.poisson("n", few.sample(), 2.5).p());
    checkRate(
        50_000,
        0.05,
        1,
        false,
        () -> {
          int hits = 0;
          for (int i = 0; i < 40; i++) {
            hits += random.nextDouble() < 0.3 ? 1 : 0;
          }
          return GoodnessOfFit.binomial("n", hits, 40, 0.3).p();
        });
  }

  @Test
  void kolmogorovSmirnovKeepsItsFalseAlarmRateAndFindsABias() {
    UniformRandomProvider random = random(11);
    checkRate(
        5_000,
        0.05,
        1,
        true,
        () -> GoodnessOfFit.kolmogorovSmirnov("x", random.doubles(100).toArray(), x -> x).p());
    double[] biased = random.doubles(100_000).map(x -> Math.pow(x, 1.03)).toArray();
    assertTrue(GoodnessOfFit.kolmogorovSmirnov("x", biased, x -> x).p() < 1e-6);
  }

  /**
   * A slope from -1 % to +1 % over the axis at 1e7 events: non-centrality 1e7 * 0.02^2 * 0.04 = 160
   * (0.04: variance of the position on the axis), on 49 degrees of freedom with a standard
   * deviation of 10.
   */
  @Test
  void findsABiasOfOnePercentInShapeAtTenMillionEvents() {
    int bins = 50;
    int events = 10_000_000;
    double[] truth = falling(bins);
    double[] biased = new double[bins];
    double sum = 0;
    for (int i = 0; i < bins; i++) {
      biased[i] = truth[i] * (1 + 0.02 * (i + 0.5) / bins);
      sum += biased[i];
    }
    for (int i = 0; i < bins; i++) {
      biased[i] /= sum;
    }
    UniformRandomProvider random = random(13);
    long[] wrong = draw(AliasTable.of(biased), bins, events, random);
    long[] right = draw(AliasTable.of(truth), bins, events, random);
    assertTrue(GoodnessOfFit.pearson("x", wrong, truth, LABEL).p() < 1e-4);
    assertTrue(GoodnessOfFit.pearson("x", right, truth, LABEL).p() > 1e-4);
  }

  /**
   * One bin of 2 % of the events that is 3 % too high at 1e7 events: 0.03 sqrt(2e5) = 13.4 standard
   * deviations.
   */
  @Test
  void namesTheBinThatIsWrong() {
    double[] truth = new double[50];
    Arrays.fill(truth, 0.02);
    double[] biased = truth.clone();
    biased[17] *= 1.03;
    long[] wrong = draw(AliasTable.of(biased), 50, 10_000_000, random(17));
    TestResult result = GoodnessOfFit.extremeBin("x", wrong, truth, LABEL);
    assertTrue(result.p() < 1e-4);
    assertTrue(result.detail().contains("17-17"), result.detail());
    assertEquals(13.4, result.statistic(), 5);
  }
}
