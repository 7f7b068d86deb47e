package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuadratureTest {
  @Test
  void inverseOverManyDecadesIsExact() {
    assertEquals(12 * Math.log(10), Quadrature.integral(x -> 1 / x, 1e-12, 1), 1e-12);
  }

  @Test
  void polynomialFromZeroIsExact() {
    assertEquals(1 / 3.0, Quadrature.integral(x -> x * x, 0, 1), 1e-15);
  }

  @Test
  void jumpAtABreakIsExact() {
    assertEquals(0.7, Quadrature.integral(x -> x < 0.3 ? 0 : 1, 0, 1, 0.3), 1e-15);
  }

  @Test
  void breaksOutsideAreIgnoredAndAnEmptyIntervalIsZero() {
    assertEquals(1, Quadrature.integral(x -> 1, 1, 2, 0.5, 2, 3), 1e-15);
    assertEquals(0, Quadrature.integral(x -> 1, 2, 2), 0);
    assertEquals(0, Quadrature.integral(x -> 1, 3, 2), 0);
  }

  @Test
  void ruleOfSeveralEdgesIsTheSumOfItsIntervals() {
    Quadrature.Rule rule = Quadrature.rule(new double[] {5, 1, 1, 2});
    double sum = 0;
    for (int i = 0; i < rule.points().length; i++) {
      sum += rule.weights()[i] / rule.points()[i];
    }
    assertEquals(Math.log(5), sum, 1e-14);
  }

  /**
   * Points and weights as the formula has them, bit for bit: of a panel of an octave, in the
   * logarithm; of narrow ones and one that begins at 0, in the variable itself.
   */
  @ParameterizedTest
  @CsvSource({"1.5, 3, true", "1.5, 1.6, false", "0, 1e-9, false"})
  void panelsReadLikeTheFormula(double from, double to, boolean logarithmic) {
    Quadrature.Rule rule = Quadrature.rule(new double[] {from, to});
    Quadrature.Rule unit = Quadrature.panel(-1, 1);
    int n = unit.points().length;
    // From 0 the last panel is the one that reaches it, and the first in the order of the points.
    double end = from == 0 ? to * 0x1p-24 : to;
    for (int i = 0; i < n; i++) {
      double x = unit.points()[i];
      double w = unit.weights()[i];
      double point =
          logarithmic
              ? Math.sqrt(from * end) * StrictMath.exp(StrictMath.log(end / from) / 2 * x)
              : from + (end - from) / 2 * (1 + x);
      double weight =
          logarithmic ? StrictMath.log(end / from) / 2 * w * point : (end - from) / 2 * w;
      assertEquals(point, rule.points()[i]);
      assertEquals(weight, rule.weights()[i]);
    }
  }

  private static double sum(Quadrature.Rule rule, DoubleUnaryOperator f) {
    double sum = 0;
    for (int i = 0; i < rule.points().length; i++) {
      sum += rule.weights()[i] * f.applyAsDouble(rule.points()[i]);
    }
    return sum;
  }

  /** One panel is exact for polynomials up to degree 39, also below 0. */
  @Test
  void onePanel() {
    for (double[] ends : new double[][] {{0.5, 2}, {-1, 2}}) {
      for (int n : new int[] {0, 1, 7, 20, 39}) {
        double due = (Math.pow(ends[1], n + 1) - Math.pow(ends[0], n + 1)) / (n + 1);
        double size = Math.pow(ends[1], n + 1);
        DoubleUnaryOperator power = x -> Math.pow(x, n);
        assertEquals(due, Quadrature.linear(power, ends[0], ends[1]), 1e-14 * size);
        assertEquals(due, sum(Quadrature.panel(ends[0], ends[1]), power), 1e-14 * size);
      }
    }
    assertEquals(20, Quadrature.panel(1, 2).points().length);
  }

  /** Fewer points for narrower panels, all digits of low powers. */
  @ParameterizedTest
  @CsvSource({"1.01, 3", "1.02, 3", "1.03, 6", "1.2, 6", "1.21, 10", "2, 10"})
  void shortRules(double to, int points) {
    Quadrature.Rule rule = Quadrature.gauss(3, 3 * to);
    assertEquals(points, rule.points().length);
    assertEquals(3 * Math.log(to), 3 * sum(rule, x -> 1 / x), 2e-14);
    assertEquals((1 - 1 / to) / 3, sum(rule, x -> 1 / (x * x)), 2e-14);
    assertEquals(9 * (to * to - 1) / 2, sum(rule, x -> x), 1e-13);
  }

  /**
   * Octaves from the top, of which the last is shorter; from zero two dozens and one to the end.
   */
  @Test
  void panelsOfAnOctave() {
    assertEquals(60, Quadrature.rule(new double[] {1, 8}).points().length);
    assertEquals(80, Quadrature.rule(new double[] {1, 8.001}).points().length);
    assertEquals(500, Quadrature.rule(new double[] {0, 1}).points().length);
    assertEquals(20, Quadrature.rule(new double[] {0.95, 1}).points().length);
    Quadrature.Rule rule = Quadrature.rule(new double[] {0, 0.7, 20});
    for (int i = 1; i < rule.points().length; i++) {
      assertTrue(rule.points()[i] > rule.points()[i - 1]);
    }
    // Linear where a panel is narrow or begins at zero: the middle of it is the mean of its points.
    double[] narrow = Quadrature.rule(new double[] {1.82, 2}).points();
    assertEquals(1.91, Arrays.stream(narrow).average().orElseThrow(), 1e-14);
    double[] wide = Quadrature.rule(new double[] {1.78, 2}).points();
    double logarithm = Arrays.stream(wide).map(Math::log).average().orElseThrow();
    assertEquals(Math.log(1.78 * 2) / 2, logarithm, 1e-14);
    assertEquals(0.18, sum(Quadrature.rule(new double[] {1.82, 2}), x -> 1), 1e-15);
    assertEquals(0.18 * 1.91, sum(Quadrature.rule(new double[] {1.82, 2}), x -> x), 1e-15);
    double least = 0x1p-24;
    double[] first = Arrays.copyOf(Quadrature.rule(new double[] {0, 1}).points(), 20);
    assertEquals(least / 2, Arrays.stream(first).average().orElseThrow(), 1e-14 * least);
  }

  @Test
  void gentleTurnsAreThinned() {
    double[] points = {5, 1, 1.1, 1.2, 1.21, 1.44, 6.5, 1.3, 6};
    assertArrayEquals(new double[] {1, 1.21, 5, 6.5}, Quadrature.thinned(points));
    assertArrayEquals(new double[] {0, 1}, Quadrature.thinned(new double[] {1, 0}));
    assertArrayEquals(new double[0], Quadrature.thinned(new double[0]));
  }
}
