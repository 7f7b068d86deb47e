package org.nudipole.generator.mixing;

import org.apache.commons.math3.complex.Complex;
import org.nudipole.generator.Require;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.ComplexMatrix;

/**
 * A rotation between two states with a phase: the factor R_ij(theta, delta) of a mixing matrix.
 *
 * @param theta mixing angle, plane angle
 * @param delta phase, plane angle
 */
public record Rotation(double theta, double delta) {
  /** No rotation. */
  public static final Rotation NONE = new Rotation(0, 0);

  /** Checks that both are finite. */
  public Rotation {
    Require.finite("mixing angle", theta);
    Require.finite("phase", delta);
  }

  /** A rotation without a phase. */
  public static Rotation by(double theta) {
    return new Rotation(theta, 0);
  }

  /**
   * A rotation by an angle of the first quadrant.
   *
   * @param square sin^2(theta)
   * @param delta phase, plane angle
   */
  public static Rotation ofSquaredSine(double square, double delta) {
    Require.inRange("sin^2(theta)", square, 0, 1);
    return new Rotation(StrictMath.asin(Math.sqrt(square)) * Units.RAD, delta);
  }

  /** R_ii = R_jj = cos(theta), R_ij = sin(theta) exp(-i delta), R_ji = -sin(theta) exp(i delta). */
  ComplexMatrix matrix(int i, int j) {
    double cosine = StrictMath.cos(theta / Units.RAD);
    double sine = StrictMath.sin(theta / Units.RAD);
    return ComplexMatrix.identity()
        .with(i, i, new Complex(cosine, 0))
        .with(j, j, new Complex(cosine, 0))
        .with(i, j, ComplexMatrix.polar(sine, -delta / Units.RAD))
        .with(j, i, ComplexMatrix.polar(-sine, delta / Units.RAD));
  }
}
