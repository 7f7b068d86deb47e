package org.nudipole.detector.geometry;

import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Require;

/**
 * The part of a detector in which events count: those with a vertex outside are not detected.
 *
 * @param shape the part, as if it were centred at the origin
 * @param centre height of its centre, unit length
 * @param neutrinos share of the neutrinos' vertices in it
 * @param uniform share of the detector's volume in it
 */
public record FiducialVolume(Shape shape, double centre, double neutrinos, double uniform) {
  /** Checks the shares. */
  public FiducialVolume {
    Require.inRange("neutrinos", neutrinos, 0, 1);
    Require.inRange("uniform", uniform, 0, 1);
  }

  /**
   * A part of a detector.
   *
   * @param whole the detector and what it is exposed to
   * @param part the part, inside of it
   * @param centre height of the part's centre, unit length
   */
  public static FiducialVolume of(VertexDensity whole, Shape part, double centre) {
    double uniform = part.volume() / whole.shape().volume();
    // The mean of 1/r^2 over the part, over that of the whole.
    Illumination seen = new Position(0, 0, centre).seen(whole.illumination());
    double mean = new VertexDensity(part, seen).integral() / whole.integral();
    return new FiducialVolume(part, centre, Math.min(1, uniform * mean), Math.min(1, uniform));
  }

  /** Whether a vertex lies inside; coordinates are those of the detector, unit length. */
  public boolean contains(double x, double y, double z) {
    return shape.contains(x, y, z - centre);
  }

  /** Takes back the detection of the events of a batch whose vertices lie outside. */
  public void reject(EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      if (!contains(batch.vertexX[i], batch.vertexY[i], batch.vertexZ[i])) {
        batch.detected[i] = 0;
      }
    }
  }
}
