package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.mathematics.Quadrature;

/** The elementary parts of the integrals over detector and source, each by another way. */
class KernelsTest {
  /** The functions 1, L^2 and L^4 of the distance, integrated in panels of a given step. */
  private record Powers(double step) implements RadialFunctions {
    @Override
    public int count() {
      return 3;
    }

    @Override
    public double change() {
      return 1e-8;
    }

    @Override
    public void add(double distance, double weight, double[] into, int offset) {
      for (int n = 0; n < 3; n++) {
        into[offset + n] += weight * Math.pow(distance, 2 * n);
      }
    }
  }

  private static double composite(DoubleUnaryOperator f, double from, double to) {
    double sum = 0;
    for (int i = 0; i < 40; i++) {
      double width = (to - from) / 40;
      sum += Quadrature.linear(f, from + i * width, from + (i + 1) * width);
    }
    return sum;
  }

  /**
   * Ends of the source, transverse distance, ends of the detector: near and far, above, below, and
   * at the same height; flat sources too.
   */
  @ParameterizedTest
  @CsvSource({
    "-1, 2, 0.7, 1, 4",
    "-1, 2, 0.7, -3, 1",
    "-1, 2, 1.1, -3, 4",
    "-1, 2, 0.9, 0.3, 1.1",
    "0, 1.5, 0.5, 2, 5",
    "0, 1.5, 0.5, -4, -0.2",
    "0, 1, 3, -2, 0.5",
    "0, 1, 0.2, 3.5, 5",
    "0, 1, 0.2, -5, -2.5",
    "0, 1, 1.6, 2.5, 3",
    "0, 10, 3, 12, 15",
    "0, 10, 11, 2, 3",
    "0, 10, 0.5, 3000, 3001",
    "0, 10, 3000, 2, 3",
    "2, 2, 0.8, -1, 3",
    "2, 2, 5, 3, 4"
  })
  void columnsAreMeansOverTheSource(double low, double high, double d, double z0, double z1) {
    double mean =
        high > low
            ? composite(s -> column(d, z0 - s, z1 - s), low, high) / (high - low)
            : column(d, z0 - low, z1 - low);
    AxialKernel axial = new AxialKernel(low, high);
    assertEquals(mean, axial.of(d, z0, z1), 1e-12 * mean);
    double[] into = {1, 1};
    axial.add(d, z0, z1, 3, into, 1);
    assertArrayEquals(new double[] {1, 1 + 3 * mean}, into, 1e-11 * (1 + mean));
    assertEquals(1, axial.count());
    // L^2 times 1 / L^2 leaves the length, and L^2 itself has an elementary mean.
    double length = z1 - z0;
    DoubleUnaryOperator squares =
        s -> d * d * length + (Math.pow(z1 - s, 3) - Math.pow(z0 - s, 3)) / 3;
    double square =
        high > low ? composite(squares, low, high) / (high - low) : squares.applyAsDouble(low);
    for (double step : new double[] {0.4, 100}) {
      double[] sums = {7, 0, 0, 0, 7};
      RadialKernel radial = new RadialKernel(low, high, new Powers(step));
      assertEquals(3, radial.count());
      assertEquals(1e-8, radial.change());
      radial.add(d, z0, z1, 0.5, sums, 1);
      assertArrayEquals(
          new double[] {7, 0.5 * mean, 0.5 * length, 0.5 * square, 7},
          sums,
          1e-11 * (mean + length + square));
    }
  }

  private static double column(double d, double from, double to) {
    return composite(u -> 1 / (d * d + u * u), from, to);
  }

  /** From inside, on and outside the surface of a ball of radius 2; of other sizes of panels. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 1, 1.9, 2, 2.3, 7, 30})
  void ballsByTheSolidAngle(double distance) {
    double volume = 4 * Math.PI / 3 * 8;
    // The mean of |r - s|^2 over a ball is that of r^2, 3 a^2 / 5, plus the square of s.
    double square = volume * (12.0 / 5 + distance * distance);
    double[] into = {7, 1};
    new BallKernel.InverseSquare().add(2, distance, 0.5, into, 1);
    double ball = SphereIntegral.ball(2, distance);
    assertArrayEquals(new double[] {7, 1 + 0.5 * ball}, into, 1e-13 * ball);
    for (double step : new double[] {0.3, 100}) {
      BallKernel radial = new BallKernel.Radial(new Powers(step));
      assertEquals(3, radial.count());
      assertEquals(1e-8, radial.change());
      double[] sums = {7, 0, 0, 0, 7};
      radial.add(2, distance, 0.5, sums, 1);
      assertEquals(ball, 2 * sums[1], 1e-9 * ball);
      assertEquals(volume, 2 * sums[2], 1e-9 * volume);
      assertEquals(square, 2 * sums[3], 1e-9 * square);
      assertEquals(14, sums[0] + sums[4]);
    }
  }

  /** Rings of a disc have an elementary integral, above, beside and on it. */
  @ParameterizedTest
  @CsvSource({"0, 0.7", "0.6, 0.7", "3, 0.7", "3, 0", "0.5, 9", "0, -2", "1.5, -0.3"})
  void discsAreSumsOfRings(double p, double h) {
    double expected =
        composite(
            r -> {
              double sum = r * r + p * p + h * h;
              return 2 * Math.PI * r / Math.sqrt(sum * sum - 4 * r * r * p * p);
            },
            0,
            1.5);
    assertEquals(expected, SphereIntegral.disc(p, h, 2.25), 1e-9 * expected);
  }

  /** A point at the centre of a ball sees its radius from everywhere; a ball of no size is none. */
  @Test
  void ballsSeenFromSpecialPlaces() {
    assertEquals(4 * Math.PI * 2, SphereIntegral.ball(2, 0), 1e-14 * 8 * Math.PI);
    assertEquals(2 * Math.PI * 2, SphereIntegral.ball(2, 2), 1e-14 * 4 * Math.PI);
    assertEquals(0, SphereIntegral.ball(0, 2));
    assertEquals(0, SphereIntegral.ball(0, 0));
  }

  /** Powers up to the fourth on [0, 1]. */
  @Test
  void theRuleOfASourceIntegratesPowers() {
    for (int n = 0; n <= 4; n++) {
      double sum = 0;
      for (int i = 0; i < SourceRule.NODE.length; i++) {
        sum += SourceRule.WEIGHT[i] * Math.pow(SourceRule.NODE[i], n);
      }
      assertEquals(1.0 / (n + 1), sum, n == 0 ? 1e-15 : 1e-6, "power " + n);
    }
  }

  /** Against the explicit polynomials. */
  @Test
  void legendrePolynomialsOfTheDistance() {
    double[] into = {7, 0, 0, 0, 1, 0, 7};
    LegendreFunctions functions = new LegendreFunctions(3, 8, 5);
    functions.add(4, 2, into, 1);
    double t = -0.6;
    double t2 = t * t;
    assertArrayEquals(
        new double[] {
          7, 2, 2 * t, 3 * t2 - 1, 1 + 5 * t2 * t - 3 * t, (35 * t2 * t2 - 30 * t2 + 3) / 4, 7
        },
        into,
        1e-14);
    assertEquals(10, functions.step());
    assertEquals(5, functions.count());
    into = new double[2];
    new LegendreFunctions(3, 8, 2).add(8, 1, into, 0);
    assertArrayEquals(new double[] {1, 1}, into);
  }
}
