package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.statistics.likelihood.Convention;
import org.nudipole.statistics.likelihood.Significance;

/**
 * Significance with other numbers left free. In two bins a moment and one number more fit any data
 * with an excess exactly, so q0 has closed forms.
 */
@Tag("canonical")
class ProfiledSignificanceConsistencyTest {
  private static final String MOMENT = "/dipole/moment";
  private static final double[] DATA = {432, 97};

  private static RunConfiguration run(String... sets) {
    List<String> all =
        Stream.concat(
                Stream.of("/source/activity=0.5 MCi", "/fit/bins=8 eV 18 eV 5 eV"),
                Arrays.stream(sets))
            .toList();
    return RunConfiguration.read("cr51-cevns-ge", all, List.of()).get(0);
  }

  private static LimitCurve curve(
      RunConfiguration run, String limited, String free, OptionalInt toys, double... counts) {
    Experiment bins = Experiment.of("", run, Optional.empty());
    return new LimitCurve(
        List.of(Experiment.of("", run, Optional.of(new ObservedData(bins.cells(), counts)))),
        Set.of(),
        FreeParameter.of(limited, run.settings()),
        List.of(FreeParameter.of(free, run.settings())),
        Optional.empty(),
        new LimitSettings(Convention.ONE_SIDED, 0.9, toys, run.settings().streams()));
  }

  private static SignificanceScan.Point point(LimitCurve curve) {
    return new SignificanceScan(curve, curve.templates(), OptionalDouble.empty(), Workers.THREADS)
        .points()
        .get(0);
  }

  private static double[] expected(LimitCurve curve) {
    return curve.templates().expected(curve.hypothesis()).counts();
  }

  // -2 ln L of counts above that of the data themselves.
  private static double deviance(double[] nu) {
    return IntStream.range(0, nu.length)
        .mapToDouble(i -> 2 * (nu[i] - DATA[i] + DATA[i] * Math.log(DATA[i] / nu[i])))
        .sum();
  }

  /** The distance scales all counts: without a signal it makes their sum that of the data. */
  @Test
  void whatIsNoSignalIsFreeOnBothSides() {
    RunConfiguration run = run();
    LimitCurve curve = curve(run, MOMENT, "/source/distance", OptionalInt.empty(), DATA);
    double[] nothing = expected(curve);
    double scale = Arrays.stream(DATA).sum() / Arrays.stream(nothing).sum();
    double ratio = deviance(Arrays.stream(nothing).map(n -> scale * n).toArray());
    assertTrue(ratio > 0.5 && ratio < 0.9 * deviance(nothing), "ratio " + ratio);
    SignificanceScan.Point point = point(curve);
    Significance found = point.observed().orElseThrow();
    assertEquals(ratio, found.ratio(), 1e-6 * ratio);
    // One number more with a signal than without: Wilks' theorem holds.
    assertTrue(point.toys().isEmpty());
    double p = NormalDistribution.of(0, 1).survivalProbability(Math.sqrt(ratio));
    assertEquals(p, found.probability(), 1e-6 * p);
  }

  /** The same beside a signal that the macro fixes, which is absent on the side without one. */
  @Test
  void besideAFixedSignalToo() {
    RunConfiguration run = run("/dipole/lambda=14 1e-12 muB", "/dipole/lambda=24 2e-11 muB");
    LimitCurve curve =
        curve(run, "/dipole/lambda 14", "/source/distance", OptionalInt.of(60), DATA);
    double[] nothing = curve.templates().nothing(curve.hypothesis()).counts();
    double scale = Arrays.stream(DATA).sum() / Arrays.stream(nothing).sum();
    double ratio = deviance(Arrays.stream(nothing).map(n -> scale * n).toArray());
    assertEquals(ratio, point(curve).observed().orElseThrow().ratio(), 1e-5 * ratio);
  }

  /**
   * Another signal is free with the limited one and absent without: in two bins with the same shape
   * of both q0 is that of one of them, and its probability comes from toys.
   */
  @Test
  void anotherSignalIsFreeWithThisOneAlone() {
    RunConfiguration run = run("/dipole/lambda=14 0 muB", "/dipole/lambda=24 0 muB");
    OptionalInt none = OptionalInt.empty();
    LimitCurve both = curve(run, "/dipole/lambda 14", "/dipole/lambda 24", none, DATA);
    LimitCurve one =
        LimitCurve.of(
            run,
            both.parameter(),
            Optional.empty(),
            both.experiments().get(0).data(),
            both.settings());
    double ratio = point(one).observed().orElseThrow().ratio();
    SignificanceScan.Point point = point(both);
    assertTrue(ratio > 1, "ratio " + ratio);
    assertEquals(ratio, point.observed().orElseThrow().ratio(), 1e-4 * ratio);
    assertTrue(point.toys().isPresent() && point.observed().orElseThrow().error().isPresent());
    assertFalse(point(one).toys().isPresent());
  }
}
