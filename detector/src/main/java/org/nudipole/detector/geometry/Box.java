package org.nudipole.detector.geometry;

import org.nudipole.generator.Require;

/**
 * A rectangular box with edges along the axes, centred at the origin.
 *
 * @param sizeX full edge along x, unit length, positive
 * @param sizeY full edge along y, unit length, positive
 * @param sizeZ full edge along z, unit length, positive
 */
public record Box(double sizeX, double sizeY, double sizeZ) implements Shape {
  public Box {
    Require.positive("sizeX", sizeX);
    Require.positive("sizeY", sizeY);
    Require.positive("sizeZ", sizeZ);
  }

  /** The cube of a given volume (unit length^3). */
  public static Box ofVolume(double volume) {
    double edge = StrictMath.cbrt(Require.positive("volume", volume));
    return new Box(edge, edge, edge);
  }

  @Override
  public double volume() {
    return sizeX * sizeY * sizeZ;
  }

  @Override
  public double halfX() {
    return sizeX / 2;
  }

  @Override
  public double halfY() {
    return sizeY / 2;
  }

  @Override
  public double halfZ() {
    return sizeZ / 2;
  }

  @Override
  public boolean contains(double x, double y, double z) {
    return Math.abs(x) < sizeX / 2 && Math.abs(y) < sizeY / 2 && Math.abs(z) < sizeZ / 2;
  }

  @Override
  public boolean hasRadius() {
    return false;
  }

  @Override
  public boolean hasHeight() {
    return true;
  }

  @Override
  public Shape part(double margin, double partRadius, double partHeight) {
    return new Box(sizeX - 2 * margin, sizeY - 2 * margin, partHeight);
  }
}
