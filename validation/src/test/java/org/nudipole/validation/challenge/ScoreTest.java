package org.nudipole.validation.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.axis.Spacing;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

class ScoreTest {
  private static final Prior PRIOR = new Prior("/x", "keV", 0, 100, Spacing.LINEAR);

  private static Estimate estimate(double value, double below, double above) {
    return new Estimate(
        value, new Interval(value - below, value + above), Optional.empty(), List.of());
  }

  @Test
  void pullsUseTheSideOfTheTruth() {
    Estimate estimate = estimate(50, 2, 5);
    assertEquals(2, Score.of(estimate, PRIOR, 0, 46).pull(), 1e-12);
    assertEquals(-2, Score.of(estimate, PRIOR, 0, 60).pull(), 1e-12);
    assertTrue(Score.of(estimate, PRIOR, 0, 55).inCentral());
    assertFalse(Score.of(estimate, PRIOR, 0, 47.9).inCentral());
    assertEquals(0.07, Score.of(estimate, PRIOR, 0, 50).width(), 1e-12);
  }

  /**
   * A Gaussian of sigma 5 has the density 0.0797885 at its mean: 0.99 x 7.97885 + 0.01 = 7.90906.
   */
  @Test
  void logScoreOfAGaussian() {
    assertEquals(StrictMath.log(7.90906), Score.of(estimate(50, 5, 5), PRIOR, 0, 50).log(), 1e-6);
    double far = Score.of(estimate(50, 5, 5), PRIOR, 0, 100).log();
    assertEquals(StrictMath.log(0.01), far, 1e-12);
  }

  @Test
  void densitiesHoldOne() {
    for (Estimate estimate : List.of(estimate(50, 3, 9), sampled(50, 4))) {
      double sum = 0;
      int steps = 1000;
      for (int i = 0; i < steps; i++) {
        double x = -50 + 200 * (i + 0.5) / steps;
        sum += (StrictMath.exp(Score.of(estimate, PRIOR, 0, x).log()) - 0.01) / 0.99 * 200 / steps;
      }
      assertEquals(100, sum, 1e-4 * 100);
    }
  }

  @Test
  void samplesMakeTheDensityTheyWereDrawnFrom() {
    double log = Score.of(sampled(50, 4), PRIOR, 0, 50).log();
    double gaussian = 100 * 0.99 / (4 * Math.sqrt(2 * Math.PI)) + 0.01;
    // 10^4 samples: the kernel widens the peak by some per mille, noise is below 2 %.
    assertEquals(StrictMath.log(gaussian), log, 0.04);
  }

  /**
   * Prior probability of no signal 0.25. Of 200 samples 150 are 0: (0.99 x 0.75 / 0.25 + 0.01) =
   * 2.98. A Gaussian at 3 of sigma 3 has 0.158655 below 0: 0.99 x 0.158655 / 0.25 + 0.01 =
   * 0.638275. With a signal its density at the mean, 0.1329808, counts 100 / 0.75 times: 17.56346.
   */
  @Test
  void noSignalHasAProbabilityOfItsOwn() {
    List<Double> samples = new ArrayList<>(Collections.nCopies(150, 0.0));
    IntStream.range(0, 50).forEach(i -> samples.add(10 + i / 10.0));
    Estimate often = new Estimate(0, new Interval(0, 10), Optional.empty(), samples);
    assertEquals(StrictMath.log(2.98), Score.of(often, PRIOR, 0.25, 0).log(), 1e-12);
    assertEquals(StrictMath.log(0.638275), Score.of(estimate(3, 3, 3), PRIOR, 0.25, 0).log(), 1e-5);
    assertEquals(StrictMath.log(17.56346), Score.of(estimate(3, 3, 3), PRIOR, 0.25, 3).log(), 1e-5);
  }

  /** However narrow its samples, no answer scores more than its share of no signal. */
  @Test
  void samplesCloseToNoSignalWinNothing() {
    List<Double> close = IntStream.range(0, 200).mapToObj(i -> i * 1e-300).toList();
    List<Double> none = Collections.nCopies(200, 0.0);
    Interval central = new Interval(0, 1);
    Estimate exact = new Estimate(0, central, Optional.empty(), none);
    Estimate near = new Estimate(0, central, Optional.empty(), close);
    assertEquals(StrictMath.log(0.99 / 0.5 + 0.01), Score.of(exact, PRIOR, 0.5, 0).log(), 1e-12);
    assertTrue(Score.of(near, PRIOR, 0.5, 0).log() < -3);
    assertEquals(StrictMath.log(0.01), Score.of(exact, PRIOR, 0.5, 50).log(), 1e-12);
  }

  /** The log score is proper: on average nothing beats the true density. */
  @Test
  void anHonestWidthScoresBest() {
    UniformRandomProvider random = new RandomStreams(5).stream(0, Stage.SMEARING);
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] sum = new double[3];
    double[] claimed = {2, 4, 8};
    for (int i = 0; i < 20_000; i++) {
      double value = 50 + 4 * normal.sample();
      for (int k = 0; k < 3; k++) {
        sum[k] += Score.of(estimate(value, claimed[k], claimed[k]), PRIOR, 0, 50).log();
      }
    }
    // The differences are 0.5 to 0.8 an answer, their standard errors below 0.01.
    assertTrue(sum[1] > sum[0] + 1000 && sum[1] > sum[2] + 1000, () -> sum[0] + " " + sum[1]);
  }

  @Test
  void quantilesOfPriors() {
    assertEquals(25, PRIOR.quantile(0.25), 1e-12);
    Prior log = new Prior("/x", "muB", 1e-12, 1e-10, Spacing.LOG);
    assertEquals(1e-11, log.middle(), 1e-23);
    assertThrows(IllegalArgumentException.class, () -> new Prior("/x", "", 0, 1, Spacing.LOG));
    assertThrows(IllegalArgumentException.class, () -> new Prior("/x", "", 2, 1, Spacing.LINEAR));
  }

  @Test
  void estimatesThatContradictThemselvesAreRefused() {
    Interval central = new Interval(1, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Estimate(3, central, Optional.empty(), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Estimate(1.5, central, Optional.of(new Interval(1.2, 3)), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Estimate(1.5, central, Optional.empty(), List.of(1.0, 2.0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Estimate(1.5, new Interval(1.5, 1.5), Optional.empty(), List.of()));
  }

  private static Estimate sampled(double mean, double sigma) {
    var normal =
        ZigguratSampler.NormalizedGaussian.of(new RandomStreams(3).stream(0, Stage.SMEARING));
    List<Double> samples = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      samples.add(mean + sigma * normal.sample());
    }
    Interval central = new Interval(mean - sigma, mean + sigma);
    return new Estimate(mean, central, Optional.empty(), samples);
  }
}
