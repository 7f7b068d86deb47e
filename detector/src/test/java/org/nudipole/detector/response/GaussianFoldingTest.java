package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Erfc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.detector.response.PiecewiseFunction.Piece;

/** Expectations under a normal density in closed form, and where integrals over it are cut. */
class GaussianFoldingTest {
  /** Intervals on both sides of the mean, in standard deviations, to all digits of their tails. */
  @ParameterizedTest
  @CsvSource({"-1, 2", "0, 1", "-1, 0", "5, 8", "-8, -5", "9, 9.5", "-3, 30", "-30, -20"})
  void probabilityOfAnInterval(double from, double to) {
    double mean = 3;
    double sigma = 0.4;
    double root = Math.sqrt(2);
    double expected =
        from >= 0
            ? (Erfc.value(from / root) - Erfc.value(to / root)) / 2
            : (Erfc.value(-to / root) - Erfc.value(-from / root)) / 2;
    PiecewiseFunction interval = PiecewiseFunction.interval(mean + from * sigma, mean + to * sigma);
    assertEquals(
        expected, GaussianFolding.expectation(interval, mean, sigma), 1e-11 * expected + 1e-300);
  }

  /** Moments of a normal density: mean, mean^2 + sigma^2, and a third of 3 mean sigma^2 more. */
  @Test
  void momentsOfSmoothFunctions() {
    double mean = 3;
    double sigma = 0.4;
    double infinity = Double.POSITIVE_INFINITY;
    DoubleUnaryOperator[] powers = {x -> x, x -> x * x, x -> x * x * x};
    double[] expected = {3, 9 + 0.16, 27 + 3 * 3 * 0.16};
    for (int k = 0; k < powers.length; k++) {
      PiecewiseFunction whole =
          new PiecewiseFunction(List.of(new Piece(-infinity, infinity, powers[k], false)));
      assertEquals(
          expected[k], GaussianFolding.expectation(whole, mean, sigma), 1e-12 * expected[k]);
      assertEquals(
          powers[k].applyAsDouble(mean), GaussianFolding.expectation(whole, mean, 0), 1e-15 * 27);
    }
  }

  /**
   * Around an edge within ten standard deviations, at steps of one to two of them on a lattice of a
   * power of two of equal steps in each octave; from 2^-12 of the upper end on.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 5, 77, 1e4})
  void panelsOfAConstantNoise(double edge) {
    double noise = 0.25;
    double[] panels = GaussianFolding.panels(x -> noise, edge).toArray();
    double to = edge + 10 * noise;
    double from = Math.max(edge - 10 * noise, to / 4096);
    assertTrue(panels.length > 5);
    for (int i = 0; i < panels.length; i++) {
      double energy = panels[i];
      assertTrue(energy >= from && energy <= to * (1 + 1e-15), energy + " about " + edge);
      double base = Math.scalb(1.0, Math.getExponent(energy));
      // The largest step base / 2^n that is below two standard deviations.
      double step = base;
      while (step >= 2 * noise) {
        step /= 2;
      }
      assertEquals(0, (energy - base) / step % 1, "on the lattice of its octave");
      if (i > 0) {
        assertTrue(energy > panels[i - 1] && energy - panels[i - 1] <= 2 * noise * (1 + 1e-12));
      }
    }
    assertTrue(to - panels[panels.length - 1] <= 2 * noise);
    // The first one lies within a step of the lower end, or is the first of the octaves.
    assertTrue(panels[0] - from <= 2 * noise);
  }

  @Test
  void panelsWithoutNoiseOrRoom() {
    assertArrayEquals(new double[] {3}, GaussianFolding.panels(x -> 0, 3).toArray());
    assertArrayEquals(
        new double[] {3}, GaussianFolding.panels(x -> Double.POSITIVE_INFINITY, 3).toArray());
    assertArrayEquals(new double[0], GaussianFolding.panels(x -> 0.1, -2).toArray());
    assertTrue(GaussianFolding.panels(x -> 0.1, -0.5).toArray().length > 0);
  }
}
