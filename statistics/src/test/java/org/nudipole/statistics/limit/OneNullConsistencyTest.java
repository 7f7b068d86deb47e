package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.Scan;
import org.nudipole.statistics.likelihood.Convention;
import org.nudipole.statistics.likelihood.Significance;

/**
 * No signal is one hypothesis, whatever other signal is fixed or scanned beside the limited one.
 */
@Tag("canonical")
class OneNullConsistencyTest {
  private static final String OTHER = "/dipole/lambda 24";

  private static final int TOYS = 100_000;

  /** Greatest square of the moment in the direct search, in (1e-11 mu_B)^2. */
  private static final double MOST = 400;

  private static double[] nothing;
  private static double[] fixed;
  private static double[] unit;

  /** One element is fixed at 2.5e-11 mu_B. */
  private static RunConfiguration run(double other) {
    List<String> sets =
        List.of(
            "/source/activity=0.5 MCi",
            "/fit/bins=8 eV 18 eV 5 eV",
            OTHER.replaceFirst(" ", "=") + " " + other + " muB",
            "/dipole/lambda=14 0 muB");
    return RunConfiguration.read("cr51-cevns-ge", sets, List.of()).get(0);
  }

  private static LimitCurve curve(double other, String scan, OptionalInt toys, double... counts) {
    RunConfiguration run = run(other);
    Experiment bins = Experiment.of("", run, Optional.empty());
    return LimitCurve.of(
        run,
        FreeParameter.of("/dipole/lambda 14", run.settings()),
        Optional.of(scan).filter(text -> !text.isEmpty()).map(t -> Scan.of(t, run.settings())),
        counts.length > 0 ? Optional.of(new ObservedData(bins.cells(), counts)) : Optional.empty(),
        new LimitSettings(Convention.ONE_SIDED, 0.9, toys, run.settings().streams()));
  }

  private static SignificanceScan.Point point(LimitCurve curve, OptionalDouble signal) {
    return new SignificanceScan(curve, curve.templates(), signal, Workers.THREADS).points().get(0);
  }

  /**
   * Counts of rates of their own: without any signal, with the fixed one, and one more of 1e-11.
   */
  @BeforeAll
  static void counts() {
    nothing = counts(0, 0);
    fixed = counts(0, 2.5e-11);
    double[] both = counts(1e-11, 2.5e-11);
    unit = IntStream.range(0, both.length).mapToDouble(i -> both[i] - fixed[i]).toArray();
  }

  private static double[] counts(double limited, double other) {
    LimitCurve curve = curve(other, "", OptionalInt.empty());
    return curve.templates().expected(curve.hypothesis().set(curve.parameter(), limited)).counts();
  }

  private static double deviance(double[] data, double square) {
    double sum = 0;
    for (int i = 0; i < data.length; i++) {
      double nu = fixed[i] + square * unit[i];
      sum += 2 * (nu - data[i] * Math.log(nu));
    }
    return sum;
  }

  private static double ofNothing(double[] data) {
    return IntStream.range(0, data.length)
        .mapToDouble(i -> 2 * (nothing[i] - data[i] * Math.log(nothing[i])))
        .sum();
  }

  // -2 ln L without a signal above the least with the fixed element and any of the other. The
  // counts are linear in its square, so there is one minimum: thirds of an interval find it.
  private static double ratio(double[] data) {
    double low = 0;
    double high = MOST;
    for (int i = 0; i < 80; i++) {
      double third = (high - low) / 3;
      if (deviance(data, low + third) < deviance(data, high - third)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return Math.max(0, ofNothing(data) - deviance(data, low));
  }

  /**
   * q0, p and Z of data beside a fixed signal against toys thrown here without any; both p have
   * errors of a few per cent, and 4 of them together are a false alarm in 1e4. The seed is fixed.
   */
  @Test
  void dataAreComparedWithNoSignalAtAll() {
    double[] data = {432, 97};
    double ratio = ratio(data);
    assertTrue(ratio > 2, "ratio " + ratio);
    SignificanceScan.Point point =
        point(curve(2.5e-11, "", OptionalInt.of(20_000), data), OptionalDouble.empty());
    Significance observed = point.observed().orElseThrow();
    assertEquals(ratio, observed.ratio(), 1e-6 * ratio);

    List<DiscreteDistribution.Sampler> samplers =
        IntStream.range(0, data.length)
            .mapToObj(
                i ->
                    PoissonDistribution.of(nothing[i])
                        .createSampler(new RandomStreams(12 + i).stream(0, Stage.TOY)))
            .toList();
    int above = 0;
    for (int t = 0; t < TOYS; t++) {
      double[] toy = samplers.stream().mapToDouble(DiscreteDistribution.Sampler::sample).toArray();
      above += ratio(toy) >= ratio - 1e-9 ? 1 : 0;
    }
    double p = (double) above / TOYS;
    double error = Math.hypot(Math.sqrt(p / TOYS), observed.error().orElseThrow());
    assertTrue(error < 0.1 * p, "p " + p + " error " + error);
    assertEquals(p, observed.probability(), 4 * error);
    double z = -NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
    assertEquals(z, observed.deviations(), 0.1);
  }

  /** No asymptotic formula holds, so toys are thrown without being asked for. */
  @Test
  void noAsymptoticFormulaIsTakenBesideAFixedSignal() {
    SignificanceScan.Point beside =
        point(curve(2.5e-11, "", OptionalInt.empty(), 432, 97), OptionalDouble.empty());
    assertTrue(beside.toys().isPresent() && beside.observed().orElseThrow().error().isPresent());
    SignificanceScan.Point alone =
        point(curve(0, "", OptionalInt.empty(), 432, 97), OptionalDouble.empty());
    assertTrue(alone.toys().isEmpty() && alone.observed().orElseThrow().error().isEmpty());
  }

  /** Asimov data of both signals stand against none of them, too. */
  @Test
  void expectedDataAreComparedWithNoSignalAtAll() {
    double[] data = counts(2e-11, 2.5e-11);
    SignificanceScan.Point point =
        point(curve(2.5e-11, "", OptionalInt.empty()), OptionalDouble.of(2e-11));
    assertEquals(ratio(data), point.expected().orElseThrow().ratio(), 1e-6 * ratio(data));
  }

  /** Data that neither the fixed signal nor more of the other explains better say nothing. */
  @Test
  void dataWithoutASignalHaveNone() {
    double[] data = {400, 81};
    Significance observed =
        point(curve(2.5e-11, "", OptionalInt.empty(), data), OptionalDouble.empty())
            .observed()
            .orElseThrow();
    assertEquals(0, observed.ratio(), 0);
    assertEquals(0, observed.deviations(), 0);
    // Half of the toys have weights.
    assertEquals(1, observed.probability(), 4 * observed.error().orElseThrow());
  }

  /** The band, the ratio and an expected region are of the same counts, wherever a scan is. */
  @Test
  void bandAndSignificanceHaveTheSameNull() {
    LimitCurve curve = curve(2.5e-11, OTHER + " 1e-12 muB .. 1e-10 muB log 3", OptionalInt.empty());
    Templates templates = curve.templates();
    curve.prepare(templates);
    for (int i = 0; i < curve.size(); i++) {
      VariedRun varied = curve.varied(curve.scanned(i), templates);
      var hypotheses = curve.prepared(varied, List.of()).hypotheses();
      assertArrayEquals(nothing, hypotheses.nothing(), 1e-9 * nothing[0]);
      assertArrayEquals(nothing, hypotheses.none(hypotheses.asimov()).counts(), 1e-9 * nothing[0]);
      Place place = Place.of(curve.scanned(i), false);
      assertArrayEquals(nothing, curve.at(place, templates).nothing(), 1e-9 * nothing[0]);
    }
  }
}
