package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.detector.xenon.QuantaDistribution;
import org.nudipole.detector.xenon.QuantaSampler;
import org.nudipole.detector.xenon.QuantumYield;
import org.nudipole.detector.xenon.XenonModel;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.BinomialTables;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/** Light and charge of xenon row by row and cell by cell, beside the samples that are drawn. */
class LightAndChargeTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double DENSITY = 2.86 * Units.G_PER_CM3;
  private static final double FIELD = 81;
  private static final List<Target> NUCLEI = Material.named("LXe").nuclei();
  private static final List<Target> SHELLS = Material.named("LXe").shells();
  private static final DetectedQuanta LIGHT = new DetectedQuanta(0.1165, 1.219, 0.6);
  private static final DetectedQuanta CHARGE = new DetectedQuanta(0.96, 11.9, 3);

  static Stream<XenonModel> models() {
    return XenonModel.ALL.stream();
  }

  private static QuantumYield recoils(XenonModel model, boolean nucleus) {
    return (nucleus ? model.nuclear() : model.electronic()).at(FIELD, DENSITY);
  }

  private static LightAndCharge signals(XenonModel model) {
    return new LightAndCharge(recoils(model, true), recoils(model, false), LIGHT, CHARGE);
  }

  /** A nucleus has quanta of its own; electrons of a shell and backgrounds, row -1, have others. */
  @ParameterizedTest
  @MethodSource("models")
  void rowsAreDrawnByTheirOwnTargets(XenonModel model) {
    int rows = 3000;
    EventBatch batch = new EventBatch(List.of(Column.observed2(Response.PHOTOELECTRONS, 1)));
    batch.reset(0, rows);
    for (int i = 0; i <= rows; i++) {
      batch.observed[i] = 0.003 * i * Units.KEV;
      batch.target[i] = (short) (i % 3 - 1);
    }
    LightAndCharge signals = signals(model);
    assertEquals(Stage.SMEARING, signals.stage());
    assertFalse(signals.selects());
    RandomStreams streams = new RandomStreams(6);
    signals.simulate(
        streams.stream(0, Stage.SMEARING), batch, List.of(NUCLEI.get(0), SHELLS.get(2)));
    UniformRandomProvider random = streams.stream(0, Stage.SMEARING);
    QuantaSampler quanta = new QuantaSampler(random);
    SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
    BinomialTables light = LIGHT.seen();
    BinomialTables charge = CHARGE.seen();
    // Quanta, those seen and signals in turn for 64 rows.
    for (int from = 0; from < rows; from += 64) {
      int to = Math.min(rows, from + 64);
      double[] photons = new double[64];
      double[] electrons = new double[64];
      for (int i = from; i < to; i++) {
        QuantumYield yield = recoils(model, i % 3 == 1);
        double[] described = new double[QuantumYield.DESCRIPTION];
        yield.describe(0.003 * i * Units.KEV, described, 0);
        quanta.draw(yield, described, 0);
        photons[i - from] = quanta.photons();
        electrons[i - from] = quanta.electrons();
      }
      double[] lit =
          Arrays.stream(photons, 0, to - from).map(n -> light.sample(random, n)).toArray();
      double[] charged =
          Arrays.stream(electrons, 0, to - from).map(n -> charge.sample(random, n)).toArray();
      for (int i = from; i < to; i++) {
        assertEquals(LIGHT.sample(normal, lit[i - from]), batch.observed[i]);
        assertEquals(CHARGE.sample(normal, charged[i - from]), batch.observed2[i]);
      }
    }
    assertEquals(0.003 * rows * Units.KEV, batch.observed[rows], "behind the last row");
    assertEquals(0, batch.observed2[rows]);
  }

  /**
   * The expectation of each product is the sum over all quanta, also where a factor is known to be
   * 0 or the same for all of them, at energies in turns and for products that share a factor.
   */
  @ParameterizedTest
  @MethodSource("models")
  void cellsAreSumsOverQuanta(XenonModel model) {
    LightAndCharge signals = signals(model);
    PiecewiseFunction some = PiecewiseFunction.interval(2, 9);
    PiecewiseFunction others = PiecewiseFunction.interval(9, 30);
    PiecewiseFunction most = PiecewiseFunction.interval(-1e9, 1e9).scaled(0.75);
    PiecewiseFunction none = PiecewiseFunction.interval(1e9, 2e9);
    PiecewiseFunction charge = PiecewiseFunction.interval(100, 420);
    List<Window> windows =
        List.of(
            new Window(some, charge),
            new Window(others, charge),
            new Window(some, PiecewiseFunction.interval(-INFINITY, 250)),
            new Window(some, most),
            new Window(most, charge),
            new Window(most, most.scaled(0.5)),
            new Window(none, charge),
            new Window(some, none),
            Window.first(others),
            Window.second(charge),
            Window.first(PiecewiseFunction.everywhere()));
    for (boolean nucleus : new boolean[] {true, false}) {
      Target target = nucleus ? NUCLEI.get(0) : SHELLS.get(2);
      List<Window> folded = signals.fold(windows, target);
      for (double keV : nucleus ? new double[] {3, 9, 3} : new double[] {0.4, 1.3, 0.4}) {
        QuantaDistribution quanta =
            recoils(model, nucleus).distribution(keV * Units.KEV, LIGHT.blur(), CHARGE.blur());
        for (int i = 0; i < windows.size(); i++) {
          Window window = windows.get(i);
          double expected =
              quanta.ofBoth(
                  quanta.byElectrons(LIGHT.expectation(window.first())),
                  CHARGE.expectation(window.second()));
          String name = "window " + i + " at " + keV + " keV";
          assertEquals(expected, folded.get(i).first().value(keV * Units.KEV), 1e-12, name);
          assertTrue(folded.get(i).second().isEverywhere(), name);
          Window alone = signals.fold(List.of(window), target).get(0);
          assertEquals(expected, alone.first().value(keV * Units.KEV), 1e-12, name);
        }
      }
      assertSame(windows.get(10), folded.get(10));
    }
  }

  /** Panels of the deposit from 0.1 keV to 100 MeV in steps of 1.35, and where yields break. */
  @ParameterizedTest
  @MethodSource("models")
  void edgesOfTheDeposit(XenonModel model) {
    for (boolean nucleus : new boolean[] {true, false}) {
      Target target = nucleus ? NUCLEI.get(0) : SHELLS.get(2);
      Window window = Window.first(PiecewiseFunction.interval(2, 9));
      double[] edges = signals(model).fold(List.of(window), target).get(0).first().edges();
      assertEquals(0, edges[0]);
      for (double place : recoils(model, nucleus).breaks()) {
        assertTrue(Arrays.stream(edges).anyMatch(edge -> edge == place));
      }
      double low = 0.1 * Units.KEV;
      double high = 100 * Units.MEV;
      for (int i = 0; i < edges.length; i++) {
        double next = i + 1 < edges.length ? edges[i + 1] : high;
        assertTrue(edges[i] < low || next <= 1.3501 * edges[i]);
        assertTrue(edges[i] < high);
      }
      assertTrue(Arrays.stream(edges).anyMatch(edge -> Math.abs(edge - low) < 1e-12 * low));
      // ln(1e6) / ln(1.35) = 46.04, and zero.
      assertTrue(edges.length <= 48 + recoils(model, nucleus).breaks().length);
    }
  }

  @Test
  void recoilsOfOneKindAreAlike() {
    LightAndCharge signals = signals(XenonModel.ALL.get(0));
    assertTrue(signals.alike(NUCLEI.get(0), NUCLEI.get(1)));
    assertTrue(signals.alike(SHELLS.get(0), SHELLS.get(1)));
    assertFalse(signals.alike(NUCLEI.get(0), SHELLS.get(0)));
    assertFalse(signals.alike(SHELLS.get(0), NUCLEI.get(0)));
  }

  /**
   * Signals of few and of many quanta: mean p N g, variance p N (w^2 + (1 - p) g^2), none of them
   * with probability (1 - p)^N; 65,536 of them within 5 standard errors, a false-alarm rate of 2e-6
   * each, the kurtosis of few being allowed for.
   */
  @ParameterizedTest
  @CsvSource({"1", "7", "300"})
  void momentsOfSignals(int quanta) {
    for (DetectedQuanta seen : List.of(LIGHT, CHARGE)) {
      UniformRandomProvider random = new RandomStreams(3).stream(0, Stage.SMEARING);
      SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
      BinomialTables number = seen.seen();
      int n = EventBatch.CAPACITY;
      double[] x = new double[n];
      Arrays.setAll(x, i -> seen.sample(normal, number.sample(random, quanta)));
      double p = seen.probability();
      double mean = p * quanta * seen.gain();
      double variance =
          p * quanta * (seen.width() * seen.width() + (1 - p) * seen.gain() * seen.gain());
      double average = Arrays.stream(x).average().orElseThrow();
      double spread = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
      double fourth = Arrays.stream(x).map(v -> Math.pow(v - mean, 4)).average().orElseThrow();
      assertEquals(mean, average, 5 * Math.sqrt(variance / n));
      assertEquals(variance, spread, 5 * Math.sqrt((fourth - variance * variance) / n));
      double none = Math.pow(1 - p, quanta);
      long zeros = Arrays.stream(x).filter(v -> v == 0).count();
      assertEquals(none * n, zeros, 5 * Math.sqrt(n * none * (1 - none)) + 1);
      assertEquals(0, seen.sample(normal, number.sample(random, 0)));
    }
  }

  /** A normal deviate is drawn only where something is seen. */
  @Test
  void signalsAreThoseOfTheQuantaThatAreSeen() {
    UniformRandomProvider random = new RandomStreams(3).stream(0, Stage.SMEARING);
    UniformRandomProvider twin = new RandomStreams(3).stream(0, Stage.SMEARING);
    SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
    SharedStateContinuousSampler deviate = ZigguratSampler.NormalizedGaussian.of(twin);
    for (int seen = 0; seen < 500; seen++) {
      int few = seen % 5;
      double expected = few > 0 ? 1.219 * few + 0.6 * Math.sqrt(few) * deviate.sample() : 0;
      assertEquals(expected, LIGHT.sample(normal, few));
    }
  }

  /** A cut on the charge leaves the light as it is, and what shares a charge shares its fold. */
  @Test
  void aCutOnTheCharge() {
    Accept accept = new ErrorFunctionEfficiency(200, 60, 0.95);
    SecondAccept step = new SecondAccept(accept);
    assertEquals(accept.stage(), step.stage());
    assertTrue(step.selects());
    assertTrue(step.alike(NUCLEI.get(0), SHELLS.get(0)));
    int rows = 1000;
    EventBatch batch = new EventBatch(List.of(Column.observed2(Response.PHOTOELECTRONS, 1)));
    batch.reset(0, rows);
    Arrays.setAll(batch.observed2, i -> 0.5 * i);
    Arrays.fill(batch.observed, -1e9);
    Arrays.fill(batch.detected, (byte) 1);
    RandomStreams streams = new RandomStreams(8);
    step.simulate(streams.stream(0, step.stage()), batch, NUCLEI);
    UniformRandomProvider random = streams.stream(0, step.stage());
    for (int i = 0; i < rows; i++) {
      assertEquals(random.nextDouble() < accept.probability(0.5 * i) ? 1 : 0, batch.detected[i]);
    }
    PiecewiseFunction charge = PiecewiseFunction.interval(100, 400);
    Window one = new Window(PiecewiseFunction.interval(1, 2), charge);
    Window other = new Window(PiecewiseFunction.interval(2, 3), charge);
    List<Window> folded = step.fold(List.of(one, other), NUCLEI.get(0));
    assertEquals(2, folded.size());
    assertSame(one.first(), folded.get(0).first());
    assertSame(other.first(), folded.get(1).first());
    assertSame(folded.get(0).second(), folded.get(1).second());
    Window alone = step.fold(List.of(one), NUCLEI.get(0)).get(0);
    assertSame(one.first(), alone.first());
    for (double y : new double[] {50, 100, 222, 399, 400}) {
      double expected = charge.value(y) * accept.probability(y);
      assertEquals(expected, folded.get(0).second().value(y), 1e-15);
      assertEquals(expected, alone.second().value(y), 1e-15);
    }
  }
}
