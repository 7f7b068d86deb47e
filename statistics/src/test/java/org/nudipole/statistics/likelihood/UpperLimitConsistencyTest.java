package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nudipole.generator.sampling.RandomStreams;

/** Asymptotic bands against the limits of toy experiments, where there are many events. */
@Tag("canonical")
class UpperLimitConsistencyTest {
  private static final int TOYS = 4000;

  /**
   * Quantiles of 4000 toys of a limit that is about Gaussian with width sigma: standard errors
   * 0.025 sigma at +-1, 0.02 at 0 and 0.045 at +-2. Tolerance 4 of them plus 0.03 sigma for the
   * shape: a false alarm in 1e3 for the whole test at most; the seed is fixed. Each limit is
   * checked against the true spread, half the distance of its +1 and -1 quantiles.
   */
  @ParameterizedTest
  @EnumSource(
      value = Convention.class,
      names = {"ONE_SIDED", "TWO_SIDED", "CLS"})
  void toysAgreeWithTheBand(Convention convention) {
    SignalStrength strength = new SignalStrength(Counting.shapes(1e4));
    UpperLimit limit = new UpperLimit(strength, convention, 0.9);
    ToyExperiments experiments = new ToyExperiments(new RandomStreams(11), 0);
    double[] pulls = new double[3];
    double[] counts = strength.counts(0, pulls);
    double[] limits =
        IntStream.range(0, TOYS)
            .mapToDouble(t -> limit.observed(experiments.draw(counts, pulls, t)).orElseThrow())
            .sorted()
            .toArray();
    double[] quantiles = {0.02275, 0.15866, 0.5, 0.84134, 0.97725};
    double[] errors = {0.045, 0.025, 0.02, 0.025, 0.045};
    double sigma = limits[(int) (0.84134 * TOYS)] - limits[TOYS / 2];
    for (int i = 0; i < 5; i++) {
      double expected = limit.expected(i - 2.0).orElseThrow();
      double toys = limits[(int) (quantiles[i] * TOYS)];
      assertEquals(expected, toys, (4 * errors[i] + 0.03) * sigma, "N = " + (i - 2));
    }
  }
}
