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
}
