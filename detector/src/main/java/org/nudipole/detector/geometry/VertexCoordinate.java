package org.nudipole.detector.geometry;

/** A coordinate of the interaction vertex that can be histogrammed. */
public enum VertexCoordinate {
  /** Along x. */
  X,
  /** Along y. */
  Y,
  /** Along the detector axis. */
  Z,
  /** Distance from the z axis; from the centre if the detector is a sphere. */
  RADIUS
}
