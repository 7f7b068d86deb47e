package org.nudipole.detector.geometry;

/** A coordinate of the interaction vertex that can be histogrammed. */
public enum VertexCoordinate {
  X,
  Y,
  Z,
  /** Distance from the z axis; from the centre if the detector is a sphere. */
  RADIUS
}
