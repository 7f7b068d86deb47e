package org.nudipole.validation.challenge;

/**
 * Points that fill the unit cube evenly (a rank-1 lattice of N. M. Korobov, 1959). Each coordinate
 * alone takes the middle of every of {@link #POINTS} equal steps once.
 */
final class Lattice {
  /** A prime, so that every multiplier gives a permutation; odd, so that a half is one of them. */
  static final int POINTS = 1021;

  private static final long MULTIPLIER = 76;

  private Lattice() {}

  /** A point, all coordinates in (0, 1). */
  static double[] point(int number, int dimension) {
    double[] point = new double[dimension];
    long step = number;
    for (int i = 0; i < dimension; i++) {
      point[i] = (step + 0.5) / POINTS;
      step = step * MULTIPLIER % POINTS;
    }
    return point;
  }
}
