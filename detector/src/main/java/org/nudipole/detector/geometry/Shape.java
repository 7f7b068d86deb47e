package org.nudipole.detector.geometry;

/**
 * The sensitive volume of a detector: a body centred at the origin. The axis of a cylinder is z.
 */
public sealed interface Shape permits Cylinder, Box, Sphere {
  /** Volume; unit length^3. */
  double volume();

  /** Half of the extent along x; unit length. */
  double halfX();

  /** Half of the extent along y; unit length. */
  double halfY();

  /** Half of the extent along z; unit length. */
  double halfZ();

  /**
   * Whether a point lies inside; the surface does not count as inside.
   *
   * @param x coordinate, unit length
   * @param y coordinate, unit length
   * @param z coordinate along the detector axis, unit length
   */
  boolean contains(double x, double y, double z);

  /** Whether it is round about the axis, so that a radius cuts a part out of it. */
  boolean hasRadius();

  /** Whether it has flat ends, so that heights cut a part of the same kind out of it. */
  boolean hasHeight();

  /**
   * A smaller body of the same kind, centred at the origin.
   *
   * @param margin distance of its sides to those of this one, where they are flat, length
   * @param radius its radius, where it has one, length
   * @param height its height, where it has one, length
   */
  Shape part(double margin, double radius, double height);
}
