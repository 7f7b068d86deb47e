package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Units;

class IsotropicSourceTest {
  private static final double CM = Units.CM;

  private static Shape shape(String name) {
    return switch (name) {
      case "cylinder" -> new Cylinder(4 * CM, 10 * CM);
      case "box" -> new Box(8 * CM, 6 * CM, 10 * CM);
      default -> new Sphere(5 * CM);
    };
  }

  /** Centre, radius and height of the source in cm; what touches does not reach in. */
  @ParameterizedTest
  @CsvSource({
    "cylinder, 0, 0, -8, 3, 6, false",
    "cylinder, 0, 0, -7.9, 3, 6, true",
    "cylinder, 6, 0, 0, 2, 4, false",
    "cylinder, 5.9, 0, 0, 2, 4, true",
    "cylinder, 5.9, 0, -7, 2, 4, false",
    "cylinder, 3.9, 0, -6, 0, 4, true",
    "cylinder, 4.1, 0, -6, 0, 4, false",
    "box, 7, 6, 0, 4.2, 2, false",
    "box, 7, 7, 0, 5, 2, false",
    "box, 7, 7, 0, 5.1, 2, true",
    "box, 3.9, 2.9, -6, 0, 4, true",
    "sphere, 0, 4, 4, 0.9, 0, false",
    "sphere, 0, 4, 4, 1.1, 0, true",
    "sphere, 0, 0, -7, 1, 4, false",
    "sphere, 0, 0, -6.9, 1, 4, true",
    "sphere, 0, 4, 5, 1, 2.1, true",
    "sphere, 0, 4, 5, 0.9, 2, false"
  })
  void tellsWhetherItReachesIntoADetector(
      String name, double x, double y, double z, double radius, double height, boolean expected) {
    IsotropicSource source =
        new IsotropicSource(new SourceVolume(x * CM, y * CM, z * CM, radius * CM, height * CM));
    assertEquals(expected, source.reachesInto(shape(name)));
  }

  /** Touching is standing beside it, to a part in 1e9 of each coordinate. */
  @Test
  void whatTouchesStandsOutside() {
    Box box = new Box(8, 6, 10);
    double[][] places = {{-4, 1, 2}, {1, 3, 2}, {1, 2, -5}};
    for (int axis = 0; axis < 3; axis++) {
      double[] at = places[axis].clone();
      at[axis] *= 1 - 3e-10;
      IsotropicSource touching = new IsotropicSource(SourceVolume.point(at[0], at[1], at[2]));
      touching.requireOutside(box);
      assertFalse(touching.reachesInto(box));
      at[axis] = places[axis][axis] * (1 - 3e-9);
      IsotropicSource inside = new IsotropicSource(SourceVolume.point(at[0], at[1], at[2]));
      assertThrows(IllegalArgumentException.class, () -> inside.requireOutside(box));
      assertTrue(inside.reachesInto(box));
    }
    for (double side : new double[] {-1, 1}) {
      double z = side * (5 * (1 - 3e-10) + 2);
      assertFalse(new IsotropicSource(new SourceVolume(4.5, 0, z, 1, 4)).reachesInto(box));
      z = side * (5 * (1 - 3e-9) + 2);
      assertTrue(new IsotropicSource(new SourceVolume(4.5, 0, z, 1, 4)).reachesInto(box));
    }
  }
}
