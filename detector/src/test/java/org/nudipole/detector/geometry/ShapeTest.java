package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;

/** What every shape keeps, and the shapes of a volume. */
class ShapeTest {
  private static final double VOLUME = 2000 * Units.CM3;

  @Test
  void shapesOfAVolumeHaveIt() {
    assertEquals(VOLUME, Cylinder.ofVolume(VOLUME).volume(), 1e-12 * VOLUME);
    assertEquals(VOLUME, Box.ofVolume(VOLUME).volume(), 1e-12 * VOLUME);
    assertEquals(VOLUME, Sphere.ofVolume(VOLUME).volume(), 1e-12 * VOLUME);
    Cylinder cylinder = Cylinder.ofVolume(VOLUME);
    assertEquals(2 * cylinder.radius(), cylinder.height());
    // R = 6.83 cm for 2000 cm3 with h = 2R
    assertEquals(6.83, cylinder.radius() / Units.CM, 0.005);
  }

  static Stream<Shape> shapes() {
    return Stream.of(new Cylinder(1, 3), new Box(2, 3, 5), new Sphere(1.5));
  }

  @Test
  void everyModelIsTested() {
    assertEquals(Implementations.of(Shape.class), Implementations.among(shapes()));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void surfaceIsNotInside(Shape shape) {
    double in = 1 - 1e-12;
    assertTrue(shape.contains(in * shape.halfX(), 0, 0));
    assertTrue(shape.contains(0, -in * shape.halfY(), 0));
    assertTrue(shape.contains(0, 0, in * shape.halfZ()));
    assertFalse(shape.contains(-shape.halfX(), 0, 0));
    assertFalse(shape.contains(0, shape.halfY(), 0));
    assertFalse(shape.contains(0, 0, -shape.halfZ()));
  }

  /** A grid of midpoints misses a thousandth of a body with a curved surface. */
  @ParameterizedTest
  @MethodSource("shapes")
  void volumeIsThatOfThePointsInside(Shape shape) {
    int n = 100;
    long inside = 0;
    for (int i = 0; i < n * n * n; i++) {
      double x = shape.halfX() * ((2 * (i % n) + 1.0) / n - 1);
      double y = shape.halfY() * ((2 * (i / n % n) + 1.0) / n - 1);
      double z = shape.halfZ() * ((2 * (i / n / n) + 1.0) / n - 1);
      inside += shape.contains(x, y, z) ? 1 : 0;
    }
    double around = 8 * shape.halfX() * shape.halfY() * shape.halfZ();
    assertEquals(shape.volume(), around * inside / (1.0 * n * n * n), 1e-3 * shape.volume());
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Cylinder(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Box(1, Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new Sphere(-1));
    assertThrows(IllegalArgumentException.class, () -> Cylinder.ofVolume(-1));
    assertThrows(IllegalArgumentException.class, () -> new SourceVolume(0, 0, 0, -1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> SourceVolume.point(0, 0, Double.POSITIVE_INFINITY));
  }

  /** Parts of a shape: what is round has a radius, what has flat ends a height. */
  @Test
  void partsAreOfTheSameKind() {
    assertEquals(new Box(1.5, 2.5, 4), new Box(2, 3, 5).part(0.25, 7, 4));
    assertEquals(new Cylinder(0.5, 2), new Cylinder(1, 3).part(7, 0.5, 2));
    assertEquals(new Sphere(0.5), new Sphere(1.5).part(7, 0.5, 8));
    assertTrue(new Cylinder(1, 3).hasRadius() && new Cylinder(1, 3).hasHeight());
    assertTrue(new Sphere(1).hasRadius() && new Box(1, 1, 1).hasHeight());
    assertFalse(new Sphere(1).hasHeight() || new Box(1, 1, 1).hasRadius());
  }

  @Test
  void directionsOfABeamHaveTheLengthOne() {
    assertEquals(new ParallelBeam(0, 0, 1), new ParallelBeam());
    ParallelBeam beam = ParallelBeam.along(-4, 6, 12);
    assertEquals(-2 / 7.0, beam.x(), 1e-15);
    assertEquals(3 / 7.0, beam.y(), 1e-15);
    assertEquals(6 / 7.0, beam.z(), 1e-15);
    for (double[] d : new double[][] {{0.3, 0, 0.8}, {0, 0.6, 0.9}, {0.9, -0.6, 0}}) {
      assertThrows(IllegalArgumentException.class, () -> new ParallelBeam(d[0], d[1], d[2]));
    }
    assertThrows(IllegalArgumentException.class, () -> ParallelBeam.along(0, 0, 0));
  }

  @Test
  void sourcesThatArePoints() {
    assertEquals(new SourceVolume(0, 0, -3, 0, 0), SourceVolume.onAxis(3));
    assertTrue(SourceVolume.onAxis(3).isPoint());
    assertFalse(new SourceVolume(1, 2, 3, 0.1, 0).isPoint());
    assertFalse(new SourceVolume(1, 2, 3, 0, 0.1).isPoint());
  }
}
