package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact for polynomials of fourth order, around a value and upwards from the least one. */
class StencilTest {
  private static final double STEP = 0.25;
  private static final double LOW = -0.5;

  private final List<double[]> asked = new ArrayList<>();

  // Of the second number; the first one and the third would change all of them.
  private double[] counts(double[] values) {
    asked.add(values.clone());
    double x = values[1];
    return new double[] {
      values[0] * (3 - 2 * x + x * x * x - 0.5 * x * x * x * x), values[2] + 7 * x * x, 5
    };
  }

  @ParameterizedTest
  @CsvSource({"-0.5, 0", "-0.25, 0", "-0.001, 0", "0, -2", "0.3, -2", "40, -2"})
  void derivativesOfPolynomials(double x, int below) {
    Stencil stencil = new Stencil(1, STEP, LOW);
    double[] values = {2, x, 11};
    double[] first = {2 * (-2 + 3 * x * x - 2 * x * x * x), 14 * x, 0};
    double[] second = {2 * (6 * x - 6 * x * x), 14, 0};
    double rounding = 1e-11 * (1 + Math.pow(Math.abs(x), 4));
    assertArrayEquals(first, stencil.first(this::counts, values), rounding);
    assertArrayEquals(second, stencil.second(this::counts, values), 10 * rounding);
    assertEquals(x, values[1], 0);
    double least = asked.stream().mapToDouble(v -> v[1]).min().orElseThrow();
    assertTrue(least >= LOW && Math.abs(least - (x + below * STEP)) < 1e-12, "asked " + least);
    // In the middle of an odd function there is nothing to ask.
    assertEquals(below == 0 ? 10 : 9, asked.size());
  }
}
