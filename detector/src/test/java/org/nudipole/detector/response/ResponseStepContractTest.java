package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.detector.response.PiecewiseFunction.Piece;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * What each step of a response keeps: row by row it simulates what its formula says, and it folds
 * the same formula, on both sides of every edge.
 */
class ResponseStepContractTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final Target NUCLEUS = Material.named("Ge").nuclei().get(1);
  private static final Target SHELL = Material.named("LXe").shells().get(3);
  private static final List<Target> TARGETS = List.of(NUCLEUS, SHELL);

  /** No whole number, so that the last row of a batch is one of many kinds. */
  private static final int ROWS = 1013;

  private static <T> Stream<T> steps(Class<T> kind) {
    return ResponseContractTest.cases()
        .flatMap(c -> c.response().steps().stream())
        .filter(kind::isInstance)
        .map(kind::cast)
        .distinct();
  }

  static Stream<Accept> accepts() {
    return steps(Accept.class);
  }

  static Stream<Transform> transforms() {
    return steps(Transform.class);
  }

  static Stream<Resolution> resolutions() {
    return steps(Resolution.class);
  }

  static Stream<Fluctuation> fluctuations() {
    return steps(Fluctuation.class);
  }

  /** A function that is neither one nor even: 3 below an energy and x^2 + 1 above it. */
  private static PiecewiseFunction skewed(double turn) {
    return new PiecewiseFunction(
        List.of(
            new Piece(-INFINITY, turn, x -> 3, true),
            new Piece(turn, INFINITY, x -> x * x + 1, false)));
  }

  // Every edge and its neighbours, points between and far outside.
  private static double[] probes(double... edges) {
    double first = edges.length > 0 ? edges[0] : 0;
    double last = edges.length > 0 ? edges[edges.length - 1] : 0;
    double far = Math.max(1e-3, Math.max(Math.abs(first), Math.abs(last)));
    DoubleStream about =
        Arrays.stream(edges).flatMap(e -> DoubleStream.of(Math.nextDown(e), e, Math.nextUp(e)));
    DoubleStream between =
        DoubleStream.iterate(-1, k -> k <= 2, k -> k + 0.0173)
            .map(k -> first + k * (last > first ? last - first : far));
    return DoubleStream.concat(
            DoubleStream.concat(about, between), DoubleStream.of(-1e3 * far, 0, 1e3 * far))
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("accepts")
  void aProbabilityTurnsAtEdgesAlone(Accept accept) {
    assertTrue(accept.selects());
    assertEquals(Stage.ACCEPTANCE, accept.stage());
    assertTrue(accept.alike(NUCLEUS, SHELL));
    double[] edges = accept.edges();
    boolean sharp = true;
    for (double x : probes(edges)) {
      double p = accept.probability(x);
      assertTrue(p >= 0 && p <= 1);
      sharp &= p == 0 || p == 1;
    }
    assertEquals(sharp, accept.isSharp());
    for (int i = 0; i + 1 < edges.length; i++) {
      assertTrue(edges[i] < edges[i + 1]);
      double end = Math.nextDown(edges[i + 1]);
      double rise = accept.probability(end) - accept.probability(edges[i]);
      double before = accept.probability(edges[i]);
      for (int k = 1; k <= 64; k++) {
        double p = accept.probability(edges[i] + (end - edges[i]) * k / 64);
        assertTrue((p - before) * Math.signum(rise) >= 0, "falls back in " + edges[i]);
        before = p;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("accepts")
  void anAcceptedFunctionIsTheProduct(Accept accept) {
    double[] edges = accept.edges();
    double turn = edges.length > 0 ? (edges[0] + edges[edges.length - 1]) / 2 : 0.7;
    for (PiecewiseFunction after :
        List.of(
            PiecewiseFunction.everywhere(),
            skewed(turn),
            PiecewiseFunction.interval(turn, turn + 1))) {
      PiecewiseFunction folded = accept.fold(after, NUCLEUS);
      for (double x : probes(edges)) {
        double expected = after.value(x) * accept.probability(x);
        assertEquals(expected, folded.value(x), 1e-15 * Math.abs(after.value(x)));
      }
    }
  }

  /** A row is kept if its own number lies below its probability; what is dead stays dead. */
  @ParameterizedTest
  @MethodSource("accepts")
  void rowsAreKeptByTheirOwnNumbers(Accept accept) {
    double[] probes = probes(accept.edges());
    EventBatch batch = new EventBatch(false);
    batch.reset(0, ROWS);
    double[] beside = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      batch.observed[i] = probes[i % probes.length];
      beside[i] = probes[i * 7 % probes.length];
    }
    RandomStreams streams = new RandomStreams(11);
    for (boolean own : new boolean[] {true, false}) {
      for (int i = 0; i <= ROWS; i++) {
        batch.detected[i] = (byte) (i % 5 == 3 ? 0 : 1);
      }
      if (own) {
        accept.simulate(streams.stream(0, accept.stage()), batch, TARGETS);
      } else {
        accept.simulate(streams.stream(0, accept.stage()), beside, batch);
      }
      UniformRandomProvider random = streams.stream(0, accept.stage());
      for (int i = 0; i < ROWS; i++) {
        double p = accept.probability(own ? batch.observed[i] : beside[i]);
        boolean kept = random.nextDouble() < p && i % 5 != 3;
        assertEquals(kept ? 1 : 0, batch.detected[i]);
      }
      assertEquals(ROWS % 5 == 3 ? 0 : 1, batch.detected[ROWS], "behind the last row");
    }
  }

  /** A target that is not changed passes as it is; the others are seen where the scale says. */
  @ParameterizedTest
  @MethodSource("transforms")
  void aTransformedFunctionIsThatOfTheScale(Transform transform) {
    assertEquals(Stage.SMEARING, transform.stage());
    assertTrue(!transform.selects());
    double keV = Units.KEV;
    for (Target target : TARGETS) {
      if (!transform.changes(target)) {
        PiecewiseFunction same = skewed(0.1 * keV);
        assertSame(same, transform.fold(same, target));
        continue;
      }
      // Linear in the energy behind, so that the value tells where one has come from.
      double unit = transform.scale(target).applyAsDouble(keV);
      double edge = 0.4 * unit;
      double end = 1.5 * unit;
      PiecewiseFunction after =
          new PiecewiseFunction(
              List.of(
                  new Piece(-INFINITY, 0, x -> -7, true),
                  new Piece(edge, end, x -> x / unit, false),
                  new Piece(end, 2 * end, x -> 5, true)));
      PiecewiseFunction folded = transform.fold(after, target);
      assertEquals(0, transform.scale(target).applyAsDouble(0));
      assertEquals(-7, folded.value(-keV));
      double before = -INFINITY;
      for (Piece piece : folded.pieces()) {
        assertTrue(piece.from() >= before && piece.to() > piece.from(), "pieces rise");
        before = piece.to();
      }
      for (double x : probes(folded.edges())) {
        if (x >= 0) {
          assertEquals(
              after.value(transform.scale(target).applyAsDouble(x)), folded.value(x), 1e-12);
        }
      }
    }
  }

  /** Rows of both targets and of a background, row -1. */
  @ParameterizedTest
  @MethodSource("transforms")
  void rowsAreTransformedByTheirOwnTargets(Transform transform) {
    EventBatch batch = new EventBatch(false);
    batch.reset(0, ROWS);
    double[] deposits = new double[ROWS + 1];
    for (int i = 0; i <= ROWS; i++) {
      // Among them what has no power, the least number and the greatest energies.
      deposits[i] =
          switch (i) {
            case 100 -> 0;
            case 400 -> Double.MIN_VALUE;
            case 700 -> 1e200 * Units.KEV;
            default -> 0.01 * i * Units.KEV;
          };
      batch.observed[i] = deposits[i];
      batch.target[i] = (short) (i % 3 - 1);
    }
    transform.simulate(new RandomStreams(1).stream(0, transform.stage()), batch, TARGETS);
    for (int i = 0; i < ROWS; i++) {
      Target target = i % 3 == 0 ? Target.deposit() : TARGETS.get(i % 3 - 1);
      double expected =
          transform.changes(target)
              ? transform.scale(target).applyAsDouble(deposits[i])
              : deposits[i];
      assertEquals(expected, batch.observed[i]);
    }
    assertEquals(deposits[ROWS], batch.observed[ROWS], "behind the last row");
    assertTrue(transform.alike(SHELL, SHELL) && transform.alike(NUCLEUS, NUCLEUS));
  }

  /** Noise is a normal deviate of the stream times sigma; the mean is kept, sigma^2 is added. */
  @ParameterizedTest
  @MethodSource("resolutions")
  void noiseIsNormal(Resolution resolution) {
    assertEquals(Stage.SMEARING, resolution.stage());
    assertTrue(!resolution.selects());
    EventBatch batch = new EventBatch(false);
    batch.reset(0, ROWS);
    Arrays.setAll(batch.observed, i -> 0.01 * i * Units.KEV);
    RandomStreams streams = new RandomStreams(12);
    resolution.simulate(streams.stream(0, resolution.stage()), batch, TARGETS);
    var normal = ZigguratSampler.NormalizedGaussian.of(streams.stream(0, resolution.stage()));
    for (int i = 0; i < ROWS; i++) {
      double energy = 0.01 * i * Units.KEV;
      assertEquals(energy + resolution.sigma(energy) * normal.sample(), batch.observed[i]);
    }
    assertEquals(0.01 * ROWS * Units.KEV, batch.observed[ROWS], "behind the last row");
    for (double keV : new double[] {0.001, 0.2, 3, 70}) {
      double energy = keV * Units.KEV;
      double sigma = resolution.sigma(energy);
      moments(resolution.fold(power(0), NUCLEUS), energy, 1);
      moments(resolution.fold(power(1), NUCLEUS), energy, energy);
      moments(resolution.fold(power(2), NUCLEUS), energy, energy * energy + sigma * sigma);
    }
  }

  /** A signal keeps its mean and has the variance sigma^2, from next to none to very many. */
  @ParameterizedTest
  @MethodSource("fluctuations")
  void aSignalHasItsMeanAndVariance(Fluctuation fluctuation) {
    assertEquals(Stage.SMEARING, fluctuation.stage());
    assertTrue(!fluctuation.selects());
    for (double mean : new double[] {1e-6, 0.01, 0.3, 1, 4.5, 30, 2000, 1e6}) {
      double sigma = fluctuation.sigma(mean);
      moments(fluctuation.fold(power(0), NUCLEUS), mean, 1);
      moments(fluctuation.fold(power(1), NUCLEUS), mean, mean);
      moments(fluctuation.fold(power(2), NUCLEUS), mean, mean * mean + sigma * sigma);
    }
    assertEquals(5, fluctuation.fold(power(0).scaled(5), NUCLEUS).value(0));
    assertEquals(0, fluctuation.fold(power(1), NUCLEUS).value(0));
    EventBatch batch = new EventBatch(false);
    batch.reset(0, ROWS);
    Arrays.setAll(batch.observed, i -> 0.01 * i);
    RandomStreams streams = new RandomStreams(13);
    fluctuation.simulate(streams.stream(0, fluctuation.stage()), batch, TARGETS);
    var sampler = fluctuation.sampler(streams.stream(0, fluctuation.stage()));
    for (int i = 0; i < ROWS; i++) {
      assertEquals(sampler.applyAsDouble(0.01 * i), batch.observed[i]);
    }
    assertEquals(0.01 * ROWS, batch.observed[ROWS], "behind the last row");
  }

  private static PiecewiseFunction power(int k) {
    return new PiecewiseFunction(
        List.of(new Piece(-INFINITY, INFINITY, x -> Math.pow(x, k), k == 0)));
  }

  private static void moments(PiecewiseFunction folded, double mean, double expected) {
    assertEquals(expected, folded.value(mean), 1e-10 * expected);
  }
}
