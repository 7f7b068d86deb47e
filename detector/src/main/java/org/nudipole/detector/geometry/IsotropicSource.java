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

  /**
   * Checks that the source may stand beside a detector. Its centre must not lie inside; touching is
   * allowed. A source volume whose centre is outside may reach into the detector: the density stays
   * integrable, both volumes then overlap and neither shields or displaces the other.
   *
   * @throws IllegalArgumentException if the centre of the source lies inside the detector
   */
  void requireOutside(Shape shape) {
    double shrink = 1 / (1 - TOUCHING);
    if (shape.contains(volume.x() * shrink, volume.y() * shrink, volume.z() * shrink)) {
      throw new IllegalArgumentException("the centre of the source lies inside the detector");
    }
  }
}
