package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.statistics.likelihood.Convention;

/** Several experiments in one likelihood. */
class CombinationConsistencyTest {
  private static final RunConfiguration GERMANIUM = run("cr51-cevns-ge", 0.05);
  private static final RunConfiguration SILICON = run("cr51-cevns-si", 0.03);
  private static final String NORMALISATION = "normalisation";

  private static RunConfiguration run(String macro, double normalisation) {
    return RunConfiguration.read(
            macro, List.of("/fit/nuisance=normalisation " + normalisation), List.of())
        .get(0);
  }

  private static Experiment experiment(String name, RunConfiguration run, double factor) {
    return Experiment.of(name, run, Optional.empty(), factor);
  }

  private static double limit(
      Convention convention, Set<String> correlated, Experiment... experiments) {
    return new LimitCurve(
            Arrays.asList(experiments),
            correlated,
            FreeParameter.of("/dipole/moment", experiments[0].run().settings()),
            List.of(),
            Optional.empty(),
            new LimitSettings(convention, 0.9, OptionalInt.empty(), new RandomStreams(1)))
        .points()
        .get(0)
        .median()
        .orElseThrow();
  }

  /**
   * Twice the same experiment, known in common, is one of twice the exposure: the sums of -2 ln L
   * are the same, so the limits agree to the accuracy of their search.
   */
  @ParameterizedTest
  @EnumSource(
      value = Convention.class,
      names = {"ONE_SIDED", "TWO_SIDED", "CLS"})
  void twiceTheSameIsTwiceTheExposure(Convention convention) {
    double together =
        limit(
            convention,
            Set.of(NORMALISATION),
            experiment("a", GERMANIUM, 1),
            experiment("b", GERMANIUM, 1));
    assertEquals(
        limit(convention, Set.of(), experiment("a", GERMANIUM, 2)), together, 1e-6 * together);
  }

  /** What is known in common is known worse than what is known twice, by a factor near sqrt(2). */
  @Test
  void uncertaintiesOfTheirOwnAverage() {
    Experiment first = experiment("a", GERMANIUM, 1);
    Experiment second = experiment("b", GERMANIUM, 1);
    double common = limit(Convention.ONE_SIDED, Set.of(NORMALISATION), first, second);
    double own = limit(Convention.ONE_SIDED, Set.of(), first, second);
    assertTrue(own < 0.99 * common, own + " " + common);
  }

  /**
   * Counts are linear in the square of the moment, and many: the limits on it, as widths of
   * Gaussians, add up like 1/sigma^2. The sum lies below the better of the two.
   */
  @Test
  void independentOnesAddInQuadrature() {
    Experiment germanium = experiment("ge", GERMANIUM, 1);
    Experiment silicon = experiment("si", SILICON, 1);
    double one = limit(Convention.ONE_SIDED, Set.of(), germanium);
    double other = limit(Convention.ONE_SIDED, Set.of(), silicon);
    double both = limit(Convention.ONE_SIDED, Set.of(), germanium, silicon);
    assertTrue(both < Math.min(one, other), one + " " + other + " " + both);
    double estimate = Math.pow(Math.pow(one, -4) + Math.pow(other, -4), -0.25);
    assertEquals(estimate, both, 0.1 * estimate);
  }

  /** The order of experiments and their names mean nothing. */
  @Test
  void orderMeansNothing() {
    double one =
        limit(
            Convention.CLS, Set.of(), experiment("ge", GERMANIUM, 1), experiment("si", SILICON, 1));
    double other =
        limit(
            Convention.CLS, Set.of(), experiment("x", SILICON, 1), experiment("a:b", GERMANIUM, 1));
    assertEquals(one, other, 1e-7 * one);
  }
}
