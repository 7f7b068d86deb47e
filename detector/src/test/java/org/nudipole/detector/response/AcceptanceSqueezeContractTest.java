package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * The squeeze of every efficiency decides as the efficiency does and seldom asks it: a squeeze that
 * always asked would be right and slow.
 */
class AcceptanceSqueezeContractTest {
  private static final int TRIALS = 100_000;

  static Stream<Accept> accepts() {
    return ResponseContractTest.cases()
        .flatMap(c -> c.response().steps().stream())
        .filter(Accept.class::isInstance)
        .map(Accept.class::cast)
        .distinct();
  }

  /**
   * Between its outermost edges and as far beyond them on both sides; one in a hundred asks, where
   * it rises most in one cell of 512.
   */
  @ParameterizedTest
  @MethodSource("accepts")
  void asksSeldomAndDecidesAlike(Accept accept) {
    double[] edges = accept.edges();
    double low = edges.length > 0 ? edges[0] : 0;
    double high = edges.length > 1 ? edges[edges.length - 1] : low + 1;
    AtomicInteger asked = new AtomicInteger();
    AcceptanceSqueeze squeeze =
        new AcceptanceSqueeze(
            x -> {
              asked.incrementAndGet();
              return accept.probability(x);
            },
            edges);
    asked.set(0);
    UniformRandomProvider random = new RandomStreams(9).stream(0, Stage.ACCEPTANCE);
    for (int i = 0; i < TRIALS; i++) {
      double x = low + (high - low) * (3 * random.nextDouble() - 1);
      double u = random.nextDouble();
      assertEquals(u < accept.probability(x), squeeze.accepts(x, u));
    }
    assertTrue(asked.get() < TRIALS / 100, accept + " is asked " + asked.get() + " times");
  }

  /**
   * Functions of t in [0, 1) that jump or turn.
   *
   * @param edge where, as an index of the edges
   * @param below the function below it
   * @param above the function from there on
   */
  record Jump(int edge, DoubleUnaryOperator below, DoubleUnaryOperator above) {}

  /** Inside a cell and on the border of one, about zero, far from it, and of any width. */
  static Stream<Arguments> jumps() {
    DoubleUnaryOperator low = t -> 0.1;
    return Stream.of(1, 2)
        .flatMap(
            edge ->
                Stream.of(
                    new Jump(edge, t -> 0.1 + t, low),
                    new Jump(edge, low, t -> 1 - 0.8 * t),
                    new Jump(edge, t -> 0.3 + t, t -> 1.1 + 0.05 * edge - t),
                    new Jump(edge, t -> 0.9 - t, t -> 0.8 - 0.7 * t),
                    new Jump(edge, t -> t, t -> t),
                    new Jump(edge, t -> 0.4, t -> 0.4)))
        .flatMap(
            jump ->
                Stream.of(
                    Arguments.of(jump, 0, 1),
                    Arguments.of(jump, 0, 1e-9),
                    Arguments.of(jump, 1e6, 1),
                    Arguments.of(jump, -3e9, 1e9),
                    Arguments.of(jump, -1e-3, 1e-9)));
  }

  /** Right at the decision, on both sides of every edge and of every border of a cell. */
  @ParameterizedTest
  @MethodSource("jumps")
  void decidesAlikeWhereItJumps(Jump jump, double from, double width) {
    double[] edges = {from, from + width / 3, from + width / 2, from + width};
    DoubleUnaryOperator probability =
        x -> {
          double t = (x - from) / width;
          double p = (x < edges[jump.edge] ? jump.below : jump.above).applyAsDouble(t);
          return Math.max(0, Math.min(1, p));
        };
    AtomicInteger asked = new AtomicInteger();
    AcceptanceSqueeze squeeze =
        new AcceptanceSqueeze(
            x -> {
              asked.incrementAndGet();
              return probability.applyAsDouble(x);
            },
            edges);
    for (double x : borders(edges)) {
      double p = probability.applyAsDouble(x);
      assertFalse(squeeze.accepts(x, p), () -> "at " + x);
      assertFalse(squeeze.accepts(x, Math.nextUp(p)), () -> "above " + x);
      assertTrue(p == 0 || squeeze.accepts(x, Math.nextDown(p)), () -> "below " + x);
    }
    asked.set(0);
    UniformRandomProvider random = new RandomStreams(9).stream(0, Stage.ACCEPTANCE);
    for (int i = 0; i < TRIALS; i++) {
      squeeze.accepts(from + width * random.nextDouble(), random.nextDouble());
    }
    assertTrue(asked.get() < TRIALS / 100, "asked " + asked.get() + " times");
  }

  @ParameterizedTest
  @MethodSource("accepts")
  void decidesAlikeAtTheEdges(Accept accept) {
    AcceptanceSqueeze squeeze = new AcceptanceSqueeze(accept::probability, accept.edges());
    for (double x : borders(accept.edges())) {
      double p = accept.probability(x);
      assertFalse(squeeze.accepts(x, p), () -> "at " + x);
      assertTrue(p == 0 || squeeze.accepts(x, Math.nextDown(p)), () -> "below " + x);
    }
  }

  /** All rows of a batch at once, at places near and very far. */
  @ParameterizedTest
  @MethodSource("accepts")
  void rowsAreDecidedOneAfterTheOther(Accept accept) {
    int rows = 1000;
    UniformRandomProvider random = new RandomStreams(10).stream(0, Stage.ACCEPTANCE);
    double[] edges = accept.edges();
    double centre = edges.length > 0 ? edges[edges.length / 2] : 0;
    double[] values = new double[rows];
    byte[] marks = new byte[rows];
    byte[] expected = new byte[rows];
    UniformRandomProvider rule = new RandomStreams(11).stream(0, Stage.ACCEPTANCE);
    for (int i = 0; i < rows; i++) {
      // From 2^-200 to 2^199 away on both sides.
      double away = StrictMath.scalb(random.nextDouble(), random.nextInt(400) - 200);
      values[i] = random.nextBoolean() ? centre + away : centre - away;
      marks[i] = (byte) (i % 5 == 0 ? 0 : 1);
      expected[i] = rule.nextDouble() < accept.probability(values[i]) ? marks[i] : 0;
    }
    new AcceptanceSqueeze(accept::probability, edges)
        .apply(new RandomStreams(11).stream(0, Stage.ACCEPTANCE), values, marks, rows);
    assertArrayEquals(expected, marks);
  }

  // The edges and 512 equal parts between the outermost, each with its neighbours.
  private static double[] borders(double[] edges) {
    double low = edges.length > 0 ? edges[0] : 0;
    double width = edges.length > 1 ? edges[edges.length - 1] - low : 1;
    return DoubleStream.concat(
            Arrays.stream(edges),
            IntStream.rangeClosed(0, 512).mapToDouble(i -> low + width * i / 512))
        .flatMap(
            x ->
                DoubleStream.of(
                    Math.nextDown(Math.nextDown(x)),
                    Math.nextDown(x),
                    x,
                    Math.nextUp(x),
                    Math.nextUp(Math.nextUp(x))))
        .toArray();
  }
}
