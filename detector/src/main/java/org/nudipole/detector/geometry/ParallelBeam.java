package org.nudipole.detector.geometry;

import org.nudipole.generator.Require;

/**
 * A uniform flux of neutrinos that all move in one direction: vertices are uniform in the detector.
 *
 * @param x direction of motion, component of a unit vector
 * @param y direction of motion, component of a unit vector
 * @param z direction of motion, component of a unit vector
 */
public record ParallelBeam(double x, double y, double z) implements Illumination {
  private static final double ROUNDING = 1e-12;

  /** Checks the length. */
  public ParallelBeam {
    Require.inRange("length of the direction", x * x + y * y + z * z, 1 - ROUNDING, 1 + ROUNDING);
  }

  /** Along the axis of the detector, +z. */
  public ParallelBeam() {
    this(0, 0, 1);
  }

  /**
   * Along a vector of any length.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static ParallelBeam along(double x, double y, double z) {
    double length = Require.positive("length of the direction", Math.sqrt(x * x + y * y + z * z));
    return new ParallelBeam(x / length, y / length, z / length);
  }
}
