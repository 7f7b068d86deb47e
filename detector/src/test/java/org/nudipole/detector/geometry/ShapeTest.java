package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nudipole.generator.Units;

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

  @Test
  void surfaceIsNotInside() {
    for (Shape shape : new Shape[] {new Cylinder(1, 2), new Box(2, 2, 2), new Sphere(1)}) {
      assertTrue(shape.contains(0, 0, 0.999));
      assertFalse(shape.contains(0, 0, 1));
      assertFalse(shape.contains(0.999, 0.999, 0.999) && !(shape instanceof Box));
    }
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
