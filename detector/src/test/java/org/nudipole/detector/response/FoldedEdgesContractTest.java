package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.detector.response.ResponseContractTest.Case;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Quadrature;

/**
 * What a response folds is smooth between its edges, and those are not many: the integral over
 * recoils by the rule that the rates use, panels between edges, is that by panels halved and halved
 * again.
 */
class FoldedEdgesContractTest {
  private static final double LOW = 1e-3 * Units.KEV;
  private static final double HIGH = 400 * Units.KEV;

  static Stream<Case> cases() {
    return ResponseContractTest.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void edgesDivideWhatTurns(Case c) {
    double unit = c.response().unit();
    for (PiecewiseFunction function :
        new PiecewiseFunction[] {
          PiecewiseFunction.everywhere(),
          PiecewiseFunction.interval(0.37 * unit, 2.3 * unit),
          PiecewiseFunction.interval(4.6 * unit, 14.2 * unit),
          // Many photoelectrons, where an edge is narrow on the scale of its octave.
          PiecewiseFunction.interval(310 * unit, 1103 * unit)
        }) {
      PiecewiseFunction folded = c.response().detected(function, c.target());
      // One event in a unit of ln T.
      DoubleUnaryOperator rate = t -> folded.value(t) / t;
      double[] edges =
          DoubleStream.concat(DoubleStream.of(LOW, HIGH), Arrays.stream(folded.edges()))
              .filter(e -> e >= LOW && e <= HIGH)
              .sorted()
              .distinct()
              .toArray();
      double byEdges = integral(rate, edges);
      double exact = integral(rate, halved(halved(edges)));
      assertEquals(exact, byEdges, 1e-13 * Math.max(1, exact));
      // Forty are needed where noise is narrow; each costs twenty evaluations of the fold.
      assertTrue(edges.length <= 45, c + " has " + edges.length + " edges");
    }
  }

  private static double[] halved(double[] edges) {
    return IntStream.range(0, edges.length - 1)
        .boxed()
        .flatMapToDouble(
            i -> DoubleStream.of(edges[i], (edges[i] + edges[i + 1]) / 2, edges[i + 1]))
        .distinct()
        .toArray();
  }

  private static double integral(DoubleUnaryOperator f, double[] edges) {
    Quadrature.Rule rule = Quadrature.rule(edges);
    double sum = 0;
    for (int i = 0; i < rule.points().length; i++) {
      sum += rule.weights()[i] * f.applyAsDouble(rule.points()[i]);
    }
    return sum;
  }
}
