package org.nudipole.detector.geometry;

import org.nudipole.generator.Require;

/**
 * The place and extent of a radioactive source: a uniformly active cylinder whose axis is parallel
 * to z. Radius and height 0 make a point, radius 0 alone a line along z, height 0 alone a disc.
 *
 * @param x centre, unit length; the detector centre is the origin
 * @param y centre, unit length
 * @param z centre, unit length
 * @param radius radius, unit length, not negative
 * @param height full height along z, unit length, not negative
 */
public record SourceVolume(double x, double y, double z, double radius, double height) {
  public SourceVolume {
    Require.finite("x", x);
    Require.finite("y", y);
    Require.finite("z", z);
    Require.notNegative("radius", radius);
    Require.notNegative("height", height);
  }

  /** A point source. */
  public static SourceVolume point(double x, double y, double z) {
    return new SourceVolume(x, y, z, 0, 0);
  }

  /** A point source on the detector axis at (0, 0, -distance). */
  public static SourceVolume onAxis(double distance) {
    return point(0, 0, -distance);
  }

  /** Height of the lower end. */
  double low() {
    return z - height / 2;
  }

  /** Height of the upper end. */
  double high() {
    return z + height / 2;
  }

  /** Distance of the axis from the z axis. */
  double offset() {
    return StrictMath.hypot(x, y);
  }

  /** Whether the source has no extent. */
  public boolean isPoint() {
    return radius == 0 && height == 0;
  }
}
