package org.nudipole.detector.geometry;

import org.nudipole.generator.Require;

/**
 * A circular cylinder around the z axis, centred at the origin.
 *
 * @param radius radius, unit length, positive
 * @param height full height along z, unit length, positive
 */
public record Cylinder(double radius, double height) implements Shape {
  public Cylinder {
    Require.positive("radius", radius);
    Require.positive("height", height);
  }

  /** The cylinder of a given volume (unit length^3) whose height is its diameter. */
  public static Cylinder ofVolume(double volume) {
    double radius = StrictMath.cbrt(Require.positive("volume", volume) / (2 * Math.PI));
    return new Cylinder(radius, 2 * radius);
  }

  @Override
  public double volume() {
    return Math.PI * radius * radius * height;
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
    return height / 2;
  }

  @Override
  public boolean contains(double x, double y, double z) {
    return x * x + y * y < radius * radius && Math.abs(z) < height / 2;
  }

  @Override
  public boolean hasRadius() {
    return true;
  }

  @Override
  public boolean hasHeight() {
    return true;
  }

  @Override
  public Shape part(double margin, double partRadius, double partHeight) {
    return new Cylinder(partRadius, partHeight);
  }
}
