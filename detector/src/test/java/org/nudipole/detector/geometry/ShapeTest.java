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
}
