package org.nudipole.detector.geometry;

/**
 * A source near the detector that emits isotropically from every point of its volume. The joint
 * density of source point s and vertex r is proportional to 1/|r-s|^2 over both volumes.
 *
 * @param volume place and extent
 */
public record IsotropicSource(SourceVolume volume) implements Illumination {
  /** Rounding of a distance equal to half the height must not put a touching source inside. */
  private static final double TOUCHING = 1e-9;

  private static final double GROWN = 1 / (1 - TOUCHING);

  /**
   * Checks that the source may stand beside a detector. Its centre must not lie inside; touching is
   * allowed. A source volume whose centre is outside may reach into the detector: the density stays
   * integrable, both volumes then overlap and neither shields or displaces the other.
   *
   * @throws IllegalArgumentException if the centre of the source lies inside the detector
   */
  void requireOutside(Shape shape) {
    if (shape.contains(volume.x() * GROWN, volume.y() * GROWN, volume.z() * GROWN)) {
      throw new IllegalArgumentException("the centre of the source lies inside the detector");
    }
  }

  /** Whether the source and a detector share more than their surfaces. */
  public boolean reachesInto(Shape shape) {
    double low = volume.low() * GROWN;
    double high = volume.high() * GROWN;
    // Where the source comes nearest to the middle plane, the detector is as wide as it can be.
    double z = Math.max(low, Math.min(high, 0));
    double x = volume.x() * GROWN;
    double y = volume.y() * GROWN;
    return Math.abs(z) < shape.halfZ() && across(shape, x, y, z) < volume.radius()
        || shape.contains(x, y, z);
  }

  // Distance of a point outside from the detector, in the plane of its height.
  private static double across(Shape shape, double x, double y, double z) {
    if (shape instanceof Box) {
      return StrictMath.hypot(
          Math.max(0, Math.abs(x) - shape.halfX()), Math.max(0, Math.abs(y) - shape.halfY()));
    }
    double radius = shape.halfX();
    double here = shape instanceof Sphere ? Math.sqrt(radius * radius - z * z) : radius;
    return Math.max(0, StrictMath.hypot(x, y) - here);
  }
}
