package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

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
}
