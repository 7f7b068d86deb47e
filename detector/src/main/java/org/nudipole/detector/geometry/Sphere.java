package org.nudipole.detector.geometry;

import org.nudipole.generator.Require;

/**
 * A ball centred at the origin.
 *
 * @param radius radius, unit length, positive
 */
public record Sphere(double radius) implements Shape {
  public Sphere {
    Require.positive("radius", radius);
  }

  /** The ball of a given volume (unit length^3). */
  public static Sphere ofVolume(double volume) {
    return new Sphere(StrictMath.cbrt(Require.positive("volume", volume) * 3 / (4 * Math.PI)));
  }

  @Override
  public double volume() {
    return 4 * Math.PI / 3 * radius * radius * radius;
  }

  @Override
  public double halfX() {
    return radius;
  }

  @Override
  public double halfY() {
    return radius;
  }

  @Override
  public double halfZ() {
    return radius;
  }

  @Override
  public boolean contains(double x, double y, double z) {
    return x * x + y * y + z * z < radius * radius;
  }

  @Override
  public boolean hasRadius() {
    return true;
  }

  @Override
  public boolean hasHeight() {
    return false;
  }

  @Override
  public Shape part(double margin, double partRadius, double partHeight) {
    return new Sphere(partRadius);
  }
}
