package org.nudipole.detector.geometry;

/**
 * Integrals along z, at a transverse distance from a source of some height, of functions that fall
 * with the square of the distance.
 */
sealed interface ColumnKernel permits AxialKernel, RadialKernel {
  /** Relative change between two steps of a quadrature at which it stops. */
  double change();

  /** Number of functions per interval of z. */
  int count();

  /**
   * Adds weight times the integrals from z0 to z1, averaged over the heights of the source, to
   * {@code into[offset]} and the places behind it.
   *
   * @param d transverse distance, unit length
   */
  void add(double d, double z0, double z1, double weight, double[] into, int offset);
}
