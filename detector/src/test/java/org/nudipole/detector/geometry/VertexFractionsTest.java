package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.Baselines;
import org.nudipole.generator.mathematics.Quadrature;

/**
 * Shares of the vertices in bins of each coordinate, against Cartesian integrals: along z in closed
 * form, across by quadrature.
 */
class VertexFractionsTest {
  private static final double CM = Units.CM;

  /** Where no source is: points of it count, of the beam all of the volume does. */
  private static final SourceVolume POINT = new SourceVolume(5 * CM, -9 * CM, 11 * CM, 0, 0);

  static List<Shape> shapes() {
    return List.of(
        new Cylinder(6 * CM, 11 * CM), new Box(12 * CM, 8 * CM, 15 * CM), new Sphere(7 * CM));
  }

  private static double[] edges(VertexDensity density, VertexCoordinate coordinate) {
    double most = density.limit(coordinate);
    return coordinate == VertexCoordinate.RADIUS
        ? new double[] {-CM, 0, 0.3 * most, 0.71 * most, 0.9 * most, 2 * most}
        : new double[] {-2 * most, -0.7 * most, -0.1 * most, 0.42 * most, most, 3 * most};
  }

  // Integral of f from a to b, where it may begin and end like a root.
  private static double across(DoubleUnaryOperator f, double a, double b) {
    double sum = 0;
    for (int p = 0; p < 3 && b > a; p++) {
      sum +=
          Quadrature.linear(
              t -> f.applyAsDouble(a + (b - a) * t * t * (3 - 2 * t)) * 6 * t * (1 - t),
              p / 3.0,
              (p + 1) / 3.0);
    }
    return (b - a) * sum;
  }

  private static double half(Shape shape, int axis) {
    return axis == 0 ? shape.halfX() : axis == 1 ? shape.halfY() : shape.halfZ();
  }

  // Square of the half chord at a square of the distance from the centre or axis.
  private static double chord(Shape shape, double square, double straight) {
    return shape instanceof Box
        ? straight
        : Math.sqrt(Math.max(0, shape.halfX() * shape.halfX() - square));
  }

  // Integral of 1/|r-s|^2, or of 1, over x in [x0, x1], |y| below the chord, and z.
  private static double content(Shape shape, SourceVolume s, double[] low, double[] high) {
    return across(
        x -> {
          double y = chord(shape, x * x, shape.halfY());
          return across(
              v -> {
                double z = shape.halfZ();
                if (shape instanceof Sphere) {
                  z = chord(shape, x * x + v * v, 0);
                }
                double from = Math.max(-z, low[2]);
                double to = Math.max(from, Math.min(z, high[2]));
                if (s == null) {
                  return to - from;
                }
                double d = Math.hypot(x - s.x(), v - s.y());
                return (Math.atan((to - s.z()) / d) - Math.atan((from - s.z()) / d)) / d;
              },
              Math.max(-y, low[1]),
              Math.min(y, high[1]));
        },
        Math.max(-shape.halfX(), low[0]),
        Math.min(shape.halfX(), high[0]));
  }

  private static double slice(Shape shape, SourceVolume s, int axis, double from, double to) {
    double[] low = {-half(shape, 0), -half(shape, 1), -half(shape, 2)};
    double[] high = {half(shape, 0), half(shape, 1), half(shape, 2)};
    low[axis] = Math.max(low[axis], from);
    high[axis] = Math.min(high[axis], to);
    // The outer integral is the one that is cut, for chords are those of the others: turned about
    // the axis a cylinder, and about its centre a sphere, is the same.
    if (axis == 1 && !(shape instanceof Box) || axis == 2 && shape instanceof Sphere) {
      return content(
          shape,
          s == null ? null : turned(s, axis),
          new double[] {low[axis], low[0], low[3 - axis]},
          new double[] {high[axis], high[0], high[3 - axis]});
    }
    return content(shape, s, low, high);
  }

  // x, y, z in the order axis, x, and the other one.
  private static SourceVolume turned(SourceVolume s, int axis) {
    double[] at = {s.x(), s.y(), s.z()};
    return SourceVolume.point(at[axis], at[0], at[3 - axis]);
  }

  // What lies within a radius: a smaller body, or of a box what a quarter disc leaves.
  private static double core(Shape shape, SourceVolume s, double radius) {
    if (radius <= 0) {
      return 0;
    }
    if (shape instanceof Box box) {
      double end = Math.min(box.halfX(), radius);
      double kink = Math.min(end, Math.sqrt(Math.max(0, square(radius) - square(box.halfY()))));
      DoubleUnaryOperator strip = x -> strip(box, s, radius, x);
      return across(strip, -end, -kink) + across(strip, -kink, kink) + across(strip, kink, end);
    }
    double cut = Math.min(radius, shape.halfX());
    Shape inner = shape instanceof Sphere ? new Sphere(cut) : new Cylinder(cut, 2 * shape.halfZ());
    return slice(inner, s, 0, -cut, cut);
  }

  private static double strip(Box box, SourceVolume s, double radius, double x) {
    double y = Math.min(box.halfY(), Math.sqrt(Math.max(0, square(radius) - square(x))));
    return across(
        v -> {
          if (s == null) {
            return 2 * box.halfZ();
          }
          double d = Math.hypot(x - s.x(), v - s.y());
          return (Math.atan((box.halfZ() - s.z()) / d) - Math.atan((-box.halfZ() - s.z()) / d)) / d;
        },
        -y,
        y);
  }

  private static double square(double x) {
    return x * x;
  }

  private static double[] expected(
      Shape shape, SourceVolume s, VertexCoordinate coordinate, double[] edges) {
    double all = slice(shape, s, 0, -shape.halfX(), shape.halfX());
    double[] shares = new double[edges.length - 1];
    for (int i = 0; i < shares.length; i++) {
      shares[i] =
          coordinate == VertexCoordinate.RADIUS
              ? core(shape, s, edges[i + 1]) - core(shape, s, edges[i])
              : slice(shape, s, coordinate.ordinal(), edges[i], edges[i + 1]);
      shares[i] /= all;
    }
    return shares;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void ofABeam(Shape shape) {
    VertexDensity density = new VertexDensity(shape, new ParallelBeam());
    assertEquals(1, density.integral());
    for (VertexCoordinate coordinate : VertexCoordinate.values()) {
      double[] edges = edges(density, coordinate);
      assertArrayEquals(
          expected(shape, null, coordinate, edges),
          density.fractions(coordinate, edges),
          1e-8,
          shape + " " + coordinate);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void ofAPoint(Shape shape) {
    VertexDensity density = new VertexDensity(shape, new IsotropicSource(POINT));
    for (VertexCoordinate coordinate : VertexCoordinate.values()) {
      double[] edges = edges(density, coordinate);
      assertArrayEquals(
          expected(shape, POINT, coordinate, edges),
          density.fractions(coordinate, edges),
          1e-7,
          shape + " " + coordinate);
    }
  }

  /** Of a source with an extent the mean over its points, each with its integral. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("shapes")
  void ofAnExtendedSource(Shape shape) {
    SourceVolume source = new SourceVolume(5 * CM, -11 * CM, 12 * CM, 3 * CM, 4 * CM);
    VertexDensity density = new VertexDensity(shape, new IsotropicSource(source));
    for (VertexCoordinate coordinate : VertexCoordinate.values()) {
      double[] edges = edges(density, coordinate);
      assertArrayEquals(
          meanOfPoints(shape, source, coordinate, edges),
          density.fractions(coordinate, edges),
          5e-5,
          shape + " " + coordinate);
    }
  }

  // Two points of Gauss and Legendre in the square of the radius and in the height, six angles.
  private static double[] meanOfPoints(
      Shape shape, SourceVolume s, VertexCoordinate coordinate, double[] edges) {
    double[] sums = new double[edges.length - 1];
    double all = 0;
    double[] nodes = {0.5 - Math.sqrt(1 / 12.0), 0.5 + Math.sqrt(1 / 12.0)};
    for (double square : nodes) {
      double rho = s.radius() * Math.sqrt(square);
      for (double height : nodes) {
        for (int j = 0; j < 6; j++) {
          double phi = Math.PI * j / 3 + 0.1;
          SourceVolume point =
              SourceVolume.point(
                  s.x() + rho * Math.cos(phi),
                  s.y() + rho * Math.sin(phi),
                  s.z() + s.height() * (height - 0.5));
          VertexDensity density = new VertexDensity(shape, new IsotropicSource(point));
          double weight = density.integral();
          double[] shares = density.fractions(coordinate, edges);
          all += weight;
          for (int b = 0; b < sums.length; b++) {
            sums[b] += weight * shares[b];
          }
        }
      }
    }
    for (int b = 0; b < sums.length; b++) {
      sums[b] /= all;
    }
    return sums;
  }

  private static DistanceProfile square(VertexDensity density) {
    Baselines baselines = density.baselines();
    return DistanceProfile.of(baselines, l -> l * l / Units.CM2);
  }

  /**
   * With events like the square of the distance, beside the inverse square law, all are uniform.
   */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("shapes")
  void theSquareOfTheDistanceMakesThemUniform(Shape shape) {
    for (SourceVolume source :
        List.of(POINT, new SourceVolume(5 * CM, -11 * CM, 12 * CM, 3 * CM, 4 * CM))) {
      VertexDensity density = new VertexDensity(shape, new IsotropicSource(source));
      DistanceProfile profile = square(density);
      for (VertexCoordinate coordinate : VertexCoordinate.values()) {
        // Of an extended source one of the four: each takes a second.
        if (!source.isPoint() && coordinate != VertexCoordinate.RADIUS) {
          continue;
        }
        if (shape instanceof Sphere && coordinate != VertexCoordinate.RADIUS) {
          double[] edges = edges(density, coordinate);
          assertThrows(
              IllegalArgumentException.class, () -> density.fractions(coordinate, edges, profile));
          continue;
        }
        double[] edges = edges(density, coordinate);
        assertArrayEquals(
            new VertexDensity(shape, new ParallelBeam()).fractions(coordinate, edges),
            density.fractions(coordinate, edges, profile),
            2e-6,
            shape + " " + coordinate);
      }
    }
  }

  @Test
  void whatIsNoBinIsRefused() {
    VertexDensity density = new VertexDensity(new Sphere(CM), new ParallelBeam());
    for (double[] edges : new double[][] {{0, 0, 1}, {0, 1, 0.5}, {0, Double.NaN}}) {
      assertThrows(
          IllegalArgumentException.class, () -> density.fractions(VertexCoordinate.X, edges));
    }
    assertThrows(IllegalArgumentException.class, density::baselines);
  }

  /** A function is met everywhere; one that waves too fast is refused. */
  @Test
  void profilesInterpolate() {
    VertexDensity density =
        new VertexDensity(new Cylinder(6 * CM, 11 * CM), new IsotropicSource(POINT));
    Baselines baselines = density.baselines();
    double low = baselines.low();
    double width = baselines.high() - low;
    DoubleUnaryOperator function = l -> 2 + Math.sin(7 * (l - low) / width) + (l - low) / width;
    DistanceProfile profile = DistanceProfile.of(baselines, function);
    for (int i = 0; i <= 1000; i++) {
      double l = low + width * i / 1000;
      assertEquals(function.applyAsDouble(l), profile.value(l), 4e-8);
      double[] into = {1, 5};
      profile.add(l, 0.5, into, 1);
      assertEquals(5 + 0.5 * function.applyAsDouble(l), into[1], 2e-8);
      assertEquals(1, into[0]);
    }
    assertEquals(1, profile.count());
    // Thirty waves are met by 129 points, which 257 confirm: the most there are.
    AtomicInteger asked = new AtomicInteger();
    DistanceProfile.of(
        baselines, l -> Math.sin(190 * (l - low) / width) + 0 * asked.getAndIncrement());
    assertEquals(257, asked.get());
    assertThrows(
        IllegalArgumentException.class,
        () -> DistanceProfile.of(baselines, l -> Math.sin(3000 * (l - low) / width)));
  }

  /** Least and greatest distances by hand, of sources beside and below. */
  @Test
  void ranges() {
    Shape cylinder = new Cylinder(6, 10);
    Shape box = new Box(12, 8, 10);
    Shape ball = new Sphere(5);
    // 3-4-5 and the like: gaps of 3 across and 4 along, reaches of 2 x 6 + ... across.
    check(3, 4, cylinder, new SourceVolume(0, 11, -10, 2, 2), 11 + 6 + 2, 16);
    check(0, 4, cylinder, new SourceVolume(0, 5, 10, 2, 2), 5 + 6 + 2, 16);
    check(3, 0, cylinder, new SourceVolume(-11, 0, 1, 2, 6), 11 + 6 + 2, 5 + 4);
    check(0, 0, cylinder, new SourceVolume(-7, 0, 1, 2, 6), 7 + 6 + 2, 5 + 4);
    check(5 - 1, 12, box, new SourceVolume(-9, 8, -18, 1, 2), Math.hypot(15, 12) + 1, 24);
    check(2, 0, box, new SourceVolume(9, 0, 0, 1, 2), Math.hypot(15, 4) + 1, 6);
    DistanceRange below = DistanceRange.of(ball, new SourceVolume(0, 8, -17, 3, 10));
    assertEquals(13 - 5, below.low(), 1e-13);
    assertEquals(Math.hypot(11, 22) + 5, below.high(), 1e-13);
    DistanceRange above = DistanceRange.of(ball, new SourceVolume(0, 8, 17, 3, 10));
    assertEquals(13 - 5, above.low(), 1e-13);
    assertEquals(Math.hypot(11, 22) + 5, above.high(), 1e-13);
    DistanceRange beside = DistanceRange.of(ball, new SourceVolume(4, 0, 1, 3, 10));
    assertEquals(0, beside.low());
    assertEquals(Math.hypot(7, 6) + 5, beside.high(), 1e-13);
  }

  private static void check(
      double across, double along, Shape shape, SourceVolume source, double far, double span) {
    DistanceRange range = DistanceRange.of(shape, source);
    assertEquals(Math.hypot(across, along), range.low(), 1e-13);
    assertEquals(Math.hypot(far, span), range.high(), 1e-13);
  }

  /** Of a small function too the change in units of its size counts; every point is asked once. */
  @Test
  void profilesOfSmallFunctions() {
    VertexDensity density =
        new VertexDensity(new Cylinder(6 * CM, 11 * CM), new IsotropicSource(POINT));
    Baselines baselines = density.baselines();
    double low = baselines.low();
    double width = baselines.high() - low;
    for (double scale : new double[] {1e-9, 1e9}) {
      AtomicInteger asked = new AtomicInteger();
      DoubleUnaryOperator function = l -> scale * (2 + Math.sin(7 * (l - low) / width));
      DistanceProfile profile =
          DistanceProfile.of(
              baselines,
              l -> {
                asked.incrementAndGet();
                return function.applyAsDouble(l);
              });
      for (int i = 0; i <= 100; i++) {
        double l = low + width * i / 100;
        assertEquals(function.applyAsDouble(l), profile.value(l), 4e-8 * scale);
      }
      // 17 Chebyshev points, and those between that changed nothing.
      assertEquals(33, asked.get());
      assertEquals(10 * width / 17, profile.step(), 1e-12 * width);
      assertTrue(profile.change() > 0, "or every quadrature goes on to its last step");
    }
  }

  /** Shares below a value begin at none and end at all; a small box is cut by a disc as well. */
  @Test
  void cumulativeShares() {
    for (Shape shape : List.of(new Cylinder(0.3, 0.7), new Box(0.6, 0.4, 1), new Sphere(0.2))) {
      VertexDensity density = new VertexDensity(shape, new ParallelBeam());
      for (VertexCoordinate coordinate : VertexCoordinate.values()) {
        double most = density.limit(coordinate);
        double least = coordinate == VertexCoordinate.RADIUS ? 0 : -most;
        assertEquals(0, UniformVertices.cumulative(shape, coordinate, least), 1e-15);
        assertEquals(1, UniformVertices.cumulative(shape, coordinate, most), 1e-15);
      }
    }
    double share = UniformVertices.cumulative(new Box(0.6, 0.4, 1), VertexCoordinate.RADIUS, 0.1);
    assertEquals(Math.PI / 24, share, 1e-15);
  }

  /** The same of two points, in a coordinate that is quick. */
  @Test
  void theSquareOfTheDistanceMakesThemUniformQuickly() {
    double[] edges = {CM, 3 * CM, 5 * CM};
    for (Shape shape : List.of(new Sphere(7 * CM), new Box(12 * CM, 14 * CM, 11 * CM))) {
      VertexDensity density = new VertexDensity(shape, new IsotropicSource(POINT));
      VertexCoordinate c = shape instanceof Box ? VertexCoordinate.Z : VertexCoordinate.RADIUS;
      assertArrayEquals(
          new VertexDensity(shape, new ParallelBeam()).fractions(c, edges),
          density.fractions(c, edges, square(density)),
          2e-6);
    }
  }
}
