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
import org.nudipole.macros.language.Scan;
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

  private static LimitCurve elements(List<String> profiled, Optional<String> scan) {
    RunConfiguration run = run("limits/cr51-cevns-ge", 0.01);
    return new LimitCurve(
        List.of(experiment("", run, 1)),
        Set.of(),
        FreeParameter.of("/dipole/lambda 14", run.settings()),
        profiled.stream().map(p -> FreeParameter.of(p, run.settings())).toList(),
        scan.map(text -> Scan.of(text, run.settings())),
        new LimitSettings(Convention.ONE_SIDED, 0.9, OptionalInt.of(100), new RandomStreams(1)));
  }

  /**
   * Without a signal a region of two elements closes about none: where one of them alone is
   * excluded, no value of the other is inside, which a null of its own for each value would have.
   */
  @Test
  void noSignalIsOneForAWholeScan() {
    LimitCurve curve =
        elements(List.of(), Optional.of("/dipole/lambda 24 0 muB .. 4e-11 muB linear 3"));
    Contour contour = new ContourScan(curve, curve.templates(), Workers.THREADS).contour();
    assertEquals(0, contour.best().orElseThrow().none(), 1e-9);
    assertTrue(contour.isOpen());
    double alone = contour.slices().get(0).inside().orElseThrow().high();
    List<Contour.Slice> rest = contour.slices().subList(1, contour.slices().size());
    assertTrue(rest.get(rest.size() - 1).inside().isEmpty(), rest::toString);
    rest.stream()
        .flatMap(slice -> slice.inside().stream())
        .forEach(inside -> assertTrue(inside.high() < alone, rest::toString));
  }

  /** An element whose null fits as well as anything costs nothing: the other may be all of it. */
  @Test
  void aProfiledElementThatIsNoneCostsNothing() {
    double alone = asymptotic(elements(List.of(), Optional.empty()));
    double profiled = asymptotic(elements(List.of("/dipole/lambda 24"), Optional.empty()));
    assertEquals(alone, profiled, 1e-4 * alone);
  }

  private static double asymptotic(LimitCurve curve) {
    return new LimitCurve(
            curve.experiments(),
            curve.correlated(),
            curve.parameter(),
            curve.profiled(),
            curve.scan(),
            new LimitSettings(Convention.ONE_SIDED, 0.9, OptionalInt.empty(), new RandomStreams(1)))
        .points()
        .get(0)
        .median()
        .orElseThrow();
  }
}
