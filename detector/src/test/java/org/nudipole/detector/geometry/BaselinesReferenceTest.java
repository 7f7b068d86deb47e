package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.Baselines;
import org.nudipole.generator.mathematics.Quadrature;

/**
 * Means of cos(q L) over the distances L in a detector, against the solid angle that it takes of a
 * sphere around the source, elementary on the axis of a cylinder and outside a ball, and against
 * pairs of points thrown at random.
 */
class BaselinesReferenceTest {
  private static final double D = 25 * Units.CM;

  // From z0 to z1 and inside the radius R: cos(theta) from max(z0/L, sqrt(1 - R^2/L^2)) to
  // min(1, z1/L).
  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.02, 0.3, 1.2, 2.5})
  void onTheAxisOfACylinder(double waveNumber) {
    Cylinder cylinder = Cylinder.ofVolume(2000 * Units.CM3);
    double radius = cylinder.halfX();
    double z0 = D - cylinder.halfZ();
    double z1 = D + cylinder.halfZ();
    DoubleUnaryOperator solidAngle =
        l ->
            Math.min(1, z1 / l)
                - Math.max(z0 / l, Math.sqrt(Math.max(0, 1 - radius * radius / (l * l))));
    double[] turns = {z0, Math.hypot(z0, radius), z1, Math.hypot(z1, radius)};
    check(cylinder, SourceVolume.onAxis(D), solidAngle, turns, waveNumber / Units.CM);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.02, 0.3, 1.2, 2.5})
  void outsideABall(double waveNumber) {
    double a = 8 * Units.CM;
    DoubleUnaryOperator solidAngle = l -> (a - D + l) * (a + D - l) / l;
    check(
        new Sphere(a),
        SourceVolume.point(0, 15 * Units.CM, 20 * Units.CM),
        solidAngle,
        new double[] {D - a, D + a},
        waveNumber / Units.CM);
  }

  // 1e6 pairs with weight 1/|r-s|^2: the means are known to about 2e-3; five standard deviations of
  // a fixed seed are allowed.
  @Tag("slow")
  @Test
  void extendedSources() {
    SourceVolume source =
        new SourceVolume(4 * Units.CM, 1 * Units.CM, -24 * Units.CM, 4 * Units.CM, 9 * Units.CM);
    Box box = new Box(12 * Units.CM, 14 * Units.CM, 10 * Units.CM);
    Sphere sphere = new Sphere(7 * Units.CM);
    Cylinder cylinder = new Cylinder(6 * Units.CM, 11 * Units.CM);
    double[] waveNumbers = {0.05 / Units.CM, 0.3 / Units.CM};
    for (Shape shape : new Shape[] {box, sphere, cylinder}) {
      Baselines baselines = new VertexDensity(shape, new IsotropicSource(source)).baselines();
      double[] pairs = pairs(shape, source, waveNumbers);
      for (int k = 0; k < waveNumbers.length; k++) {
        assertEquals(pairs[k], mean(baselines, waveNumbers[k]), 5 * pairs[2], shape.toString());
      }
    }
  }

  // The means, and behind them their standard deviation at most.
  private static double[] pairs(Shape shape, SourceVolume source, double[] waveNumbers) {
    Random random = new Random(20211);
    double weights = 0;
    double[] sums = new double[waveNumbers.length];
    double squares = 0;
    for (int i = 0; i < 1_000_000; ) {
      double x = shape.halfX() * (2 * random.nextDouble() - 1);
      double y = shape.halfY() * (2 * random.nextDouble() - 1);
      double z = shape.halfZ() * (2 * random.nextDouble() - 1);
      double u = 2 * random.nextDouble() - 1;
      double v = 2 * random.nextDouble() - 1;
      double w = random.nextDouble() - 0.5;
      if (!shape.contains(x, y, z) || u * u + v * v > 1) {
        continue;
      }
      i++;
      double dx = x - source.x() - source.radius() * u;
      double dy = y - source.y() - source.radius() * v;
      double dz = z - source.z() - source.height() * w;
      double square = dx * dx + dy * dy + dz * dz;
      double weight = Units.CM2 / square;
      weights += weight;
      squares += weight * weight;
      for (int k = 0; k < sums.length; k++) {
        sums[k] += weight * StrictMath.cos(waveNumbers[k] * Math.sqrt(square));
      }
    }
    return new double[] {sums[0] / weights, sums[1] / weights, Math.sqrt(squares) / weights};
  }

  private static void check(
      Shape shape,
      SourceVolume source,
      DoubleUnaryOperator solidAngle,
      double[] turns,
      double waveNumber) {
    Baselines baselines = new VertexDensity(shape, new IsotropicSource(source)).baselines();
    double low = turns[0];
    double high = turns[turns.length - 1];
    assertEquals(low, baselines.low(), 1e-14 * low);
    assertEquals(high, baselines.high(), 1e-14 * high);
    double expected =
        integral(l -> solidAngle.applyAsDouble(l) * StrictMath.cos(waveNumber * l), turns)
            / integral(solidAngle, turns);
    // The first digits of the means of up to 96 polynomials come from a quadrature to 1e-12.
    assertEquals(expected, mean(baselines, waveNumber), 1e-9);
  }

  private static double integral(DoubleUnaryOperator f, double[] turns) {
    double sum = 0;
    for (int i = 0; i + 1 < turns.length; i++) {
      for (int p = 0; p < 40; p++) {
        // Squares crowd towards both ends, where solid angles begin like roots.
        double from = turns[i];
        double width = turns[i + 1] - turns[i];
        sum +=
            Quadrature.linear(
                t -> f.applyAsDouble(from + width * t * t * (3 - 2 * t)) * width * 6 * t * (1 - t),
                p / 40.0,
                (p + 1) / 40.0);
      }
    }
    return sum;
  }

  private static double mean(Baselines baselines, double waveNumber) {
    Quadrature.Rule rule = baselines.rule(waveNumber);
    double sum = 0;
    for (int i = 0; i < rule.points().length; i++) {
      sum += rule.weights()[i] * StrictMath.cos(waveNumber * rule.points()[i]);
    }
    return sum;
  }
}
