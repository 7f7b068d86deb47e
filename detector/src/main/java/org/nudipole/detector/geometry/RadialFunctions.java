package org.nudipole.detector.geometry;

/** Functions g_n of the distance L = |r-s| that are integrated with the inverse square law. */
interface RadialFunctions {
  /** Number of functions. */
  int count();

  /** Adds weight x g_n(distance) to {@code into[offset + n]} for each function n. */
  void add(double distance, double weight, double[] into, int offset);

  /**
   * Relative change between two steps of a quadrature at which it stops; the error is its square.
   */
  double change();

  /** Range of distances over which twenty Gauss points integrate the functions; unit length. */
  double step();
}
