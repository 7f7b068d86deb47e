package org.nudipole.generator.mixing;

import org.apache.commons.math3.complex.Complex;
import org.nudipole.generator.Require;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.ComplexMatrix;

/**
 * Angles and phases of the mixing of three active and one sterile neutrino in the order of the
 * Particle Data Group, U = R34 R24 R14 R23 R13 R12 diag(1, e^(i alpha), e^(i beta), e^(i gamma)).
 * |U_e4| = s14, |U_mu4| = c14 s24 and |U_tau4| = c14 c24 s34.
 *
 * @param theta12 solar angle, plane angle
 * @param r13 reactor angle and the Dirac phase of three neutrinos
 * @param theta23 atmospheric angle, plane angle
 * @param r14 angle of the sterile state with nu_e
 * @param r24 angle of the sterile state with nu_mu
 * @param r34 angle of the sterile state with nu_tau
 * @param alpha Majorana phase of state 2, plane angle
 * @param beta Majorana phase of state 3, plane angle
 * @param gamma Majorana phase of state 4, plane angle
 */
public record MixingAngles(
    double theta12,
    Rotation r13,
    double theta23,
    Rotation r14,
    Rotation r24,
    Rotation r34,
    double alpha,
    double beta,
    double gamma) {
  /** Checks that the numbers are finite. */
  public MixingAngles {
    Require.finite("theta12", theta12);
    Require.finite("theta23", theta23);
    Require.finite("alpha", alpha);
    Require.finite("beta", beta);
    Require.finite("gamma", gamma);
  }

  /** Mixing of three active neutrinos; the sterile one is alone. */
  public static MixingAngles active(double theta12, Rotation r13, double theta23) {
    return new MixingAngles(
        theta12, r13, theta23, Rotation.NONE, Rotation.NONE, Rotation.NONE, 0, 0, 0);
  }

  /** The mixing matrix U. */
  public ComplexMatrix matrix() {
    double[] phase = {0, alpha, beta, gamma};
    ComplexMatrix majorana =
        ComplexMatrix.of(
            (row, column) ->
                row == column ? ComplexMatrix.polar(1, phase[row - 1] / Units.RAD) : Complex.ZERO);
    return r34.matrix(3, 4)
        .times(r24.matrix(2, 4))
        .times(r14.matrix(1, 4))
        .times(Rotation.by(theta23).matrix(2, 3))
        .times(r13.matrix(1, 3))
        .times(Rotation.by(theta12).matrix(1, 2))
        .times(majorana);
  }
}
