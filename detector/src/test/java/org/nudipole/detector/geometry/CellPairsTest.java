package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/** Pairs of boxes: every pair of points is in one of them, and what they claim is so and tight. */
class CellPairsTest {
  private static final double EPSILON = 1e-12;

  /** Shape, source, share of the envelope that is wasted, and how many pairs it takes. */
  static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of(new Cylinder(4, 10), new SourceVolume(5, -3, 1, 0, 0), 0.12479, 8192),
        Arguments.of(new Cylinder(4, 10), new SourceVolume(3, 1, -12, 2, 3), 0.63284, 8192),
        Arguments.of(new Sphere(3), new SourceVolume(1, -2, 6, 1, 2), 0.73156, 8192),
        Arguments.of(new Sphere(3), new SourceVolume(1, 2, -8, 0, 0), 0.15279, 8192),
        Arguments.of(new Box(3, 4, 5), new SourceVolume(1, 3, -2, 0, 0), 0.06281, 8192),
        Arguments.of(new Box(3, 4, 5), new SourceVolume(-9, 6, 2, 1, 2), 0.17884, 8192),
        Arguments.of(new Box(3, 4, 5), new SourceVolume(1, 3, -40, 0, 0), 0.01922, 11),
        Arguments.of(new Box(3, 4, 5), new SourceVolume(30, 3, -40, 0, 2), 0.02000, 645));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void everyPairOfPointsIsInOne(Shape shape, SourceVolume source, double wasted, int number) {
    List<CellPairs.Cell> cells = CellPairs.of(shape, source);
    assertEquals(number, cells.size());
    UniformRandomProvider random = new RandomStreams(9).stream(0, Stage.VERTEX);
    for (int n = 0; n < 300; n++) {
      double[] at = inside(shape, source, random);
      double square = 0;
      for (int i = 0; i < 3; i++) {
        square += (at[i] - at[i + 3]) * (at[i] - at[i + 3]);
      }
      int holders = 0;
      for (CellPairs.Cell cell : cells) {
        boolean in = true;
        for (int i = 0; i < 6 && in; i++) {
          in = at[i] >= cell.low()[i] && (at[i] < cell.high()[i] || at[i] == cell.low()[i]);
        }
        if (in) {
          holders++;
          assertTrue(square >= cell.squareMin() && square <= cell.reach() * cell.reach());
        }
      }
      assertEquals(1, holders);
    }
  }

  private static double[] inside(Shape shape, SourceVolume s, UniformRandomProvider random) {
    double[] at = new double[6];
    do {
      at[0] = shape.halfX() * (2 * random.nextDouble() - 1);
      at[1] = shape.halfY() * (2 * random.nextDouble() - 1);
      at[2] = shape.halfZ() * (2 * random.nextDouble() - 1);
    } while (!shape.contains(at[0], at[1], at[2]));
    double u;
    double v;
    do {
      u = 2 * random.nextDouble() - 1;
      v = 2 * random.nextDouble() - 1;
    } while (u * u + v * v > 1);
    at[3] = s.x() + s.radius() * u;
    at[4] = s.y() + s.radius() * v;
    at[5] = s.z() + s.height() * (random.nextDouble() - 0.5);
    return at;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void claimsAreTight(Shape shape, SourceVolume source, double wasted, int number) {
    List<CellPairs.Cell> cells = CellPairs.of(shape, source);
    double envelope = 0;
    double waste = 0;
    for (CellPairs.Cell cell : cells) {
      envelope += cell.envelope();
      waste += cell.waste();
      check(shape, source, cell);
    }
    assertEquals(wasted, waste / envelope, 2e-5);
    assertEquals(number, cells.size());
    // The density fills the rest, or more of it where pairs stick out of both volumes.
    double disc = source.radius() > 0 ? Math.PI * source.radius() * source.radius() : 1;
    double integral = new VertexDensity(shape, new IsotropicSource(source)).integral();
    integral *= shape.volume() * disc * (source.height() > 0 ? source.height() : 1);
    double empty = 1 - integral / envelope;
    assertTrue(empty < wasted + 2e-5 && empty > 0.7 * wasted, empty + " is empty");
  }

  private static void check(Shape shape, SourceVolume s, CellPairs.Cell cell) {
    double near = 0;
    double far = 0;
    double volume = 1;
    double sourceVolume = 1;
    for (int i = 0; i < 3; i++) {
      double r0 = cell.low()[i];
      double r1 = cell.high()[i];
      double s0 = cell.low()[i + 3];
      double s1 = cell.high()[i + 3];
      near += Math.pow(Math.max(0, Math.max(r0 - s1, s0 - r1)), 2);
      far += Math.pow(Math.max(s1 - r0, r1 - s0), 2);
      volume *= r1 - r0;
      sourceVolume *= s1 > s0 ? s1 - s0 : 1;
    }
    double reach = Math.sqrt(far);
    // To the safe side by what all lengths together are rounded by, and no more.
    double lengths = shape.halfX() + shape.halfY() + shape.halfZ() + s.radius() + s.height();
    lengths += Math.abs(s.x()) + Math.abs(s.y()) + Math.abs(s.z());
    double rounding = 1e-14 * lengths;
    assertEquals(reach + rounding, cell.reach(), 2 * Math.ulp(reach));
    if (cell.squareMin() > 0) {
      double gap = Math.sqrt(near) - rounding;
      assertEquals(gap, Math.sqrt(cell.squareMin()), 3 * Math.ulp(reach));
    }
    double polar = 4 * Math.PI * sourceVolume * reach;
    double constant = sourceVolume * volume / near;
    double least = Math.min(polar, constant);
    assertEquals(least, cell.envelope(), EPSILON * least);
    assertEquals(constant <= polar ? near : 0, cell.squareMin(), EPSILON * far);
    int corners = 0;
    for (int k = 0; k < 8; k++) {
      double x = (k & 1) == 0 ? cell.low()[0] : cell.high()[0];
      double y = (k & 2) == 0 ? cell.low()[1] : cell.high()[1];
      // Flat sides are those of the boxes themselves.
      double z = shape instanceof Sphere ? ((k & 4) == 0 ? cell.low()[2] : cell.high()[2]) : 0;
      double in = 1 - EPSILON;
      corners += shape instanceof Box || shape.contains(in * x, in * y, in * z) ? 1 : 0;
    }
    // Nothing is left that is outside altogether.
    double x = Math.max(0, Math.max(cell.low()[0], -cell.high()[0]));
    double y = Math.max(0, Math.max(cell.low()[1], -cell.high()[1]));
    double z = Math.max(0, Math.max(cell.low()[2], -cell.high()[2]));
    double in = 1 - EPSILON;
    assertTrue(shape.contains(in * x, in * y, in * z) || shape instanceof Box);
    assertEquals(corners == 8, cell.inShape());
    double u = Math.max(cell.high()[3] - s.x(), s.x() - cell.low()[3]);
    double v = Math.max(cell.high()[4] - s.y(), s.y() - cell.low()[4]);
    assertEquals(s.radius() == 0 || Math.hypot(u, v) < s.radius(), cell.inSource());
  }
}
