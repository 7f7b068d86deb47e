package org.nudipole.generator.mixing;

import org.apache.commons.math3.complex.Complex;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;
import org.nudipole.generator.mathematics.ComplexMatrix;

/**
 * Mixing of three active and one sterile neutrino: nu_alpha = sum over k of U_alpha,k nu_k for the
 * fields, so that a neutrino of flavour alpha is the state sum over k of U*_alpha,k |k>, and an
 * antineutrino that with U in the place of U*.
 *
 * @param matrix U; rows are e, mu, tau, s, columns the mass states
 * @param dm21 m2^2 - m1^2, energy^2
 * @param dm31 m3^2 - m1^2, energy^2; negative for the inverted ordering
 */
public record Mixing(ComplexMatrix matrix, double dm21, double dm31) {
  /** Number of mass states. */
  public static final int STATES = ComplexMatrix.SIZE;

  /** Number of light mass states. */
  public static final int LIGHT = 3;

  /** Greatest deviation of U^dagger U from the unit matrix. */
  public static final double UNITARITY = 1e-6;

  /** Checks that the matrix is unitary and the differences are finite. */
  public Mixing {
    double deviation = matrix.adjoint().times(matrix).distance(ComplexMatrix.identity());
    if (!(deviation <= UNITARITY)) {
      throw new IllegalArgumentException(
          "the mixing matrix is not unitary (an element of U^dagger U differs from that of the unit"
              + " matrix by "
              + deviation
              + ")");
    }
    Require.finite("dm21", dm21);
    Require.finite("dm31", dm31);
  }

  /**
   * Mixing by angles.
   *
   * @param dm21 m2^2 - m1^2, energy^2
   * @param dm31 m3^2 - m1^2, energy^2
   */
  public static Mixing of(MixingAngles angles, double dm21, double dm31) {
    return new Mixing(angles.matrix(), dm21, dm31);
  }

  /** Row of U for a flavour: 1, 2, 3, or 4 for the sterile one. */
  public static int row(Flavour flavour) {
    return switch (flavour) {
      case NU_E, ANTI_NU_E -> 1;
      case NU_MU, ANTI_NU_MU -> 2;
      case NU_TAU, ANTI_NU_TAU -> 3;
      case NU_S -> 4;
      case NU_4 -> throw new IllegalArgumentException(flavour.label() + " is a mass state");
    };
  }

  /** The element U_alpha,k of a flavour and a mass state k = 1 to 4. */
  public Complex element(Flavour flavour, int state) {
    return matrix.get(row(flavour), state);
  }

  /** Probability |U_alpha,k|^2 of mass state k = 1 to 4 in a flavour. */
  public double probability(Flavour flavour, int state) {
    return ComplexMatrix.square(element(flavour, state));
  }

  /**
   * Amplitude of mass state k = 1 to 4 in a neutrino of a flavour where it is made: U*_alpha,k for
   * a neutrino, U_alpha,k for an antineutrino.
   */
  public Complex amplitude(Flavour flavour, int state) {
    Complex element = element(flavour, state);
    return flavour.isAntineutrino() ? element : element.conjugate();
  }

  /** m_k^2 - m_1^2 of a light mass state k = 1 to 3, energy^2. */
  public double splitting(int state) {
    return switch (state) {
      case 1 -> 0;
      case 2 -> dm21;
      case LIGHT -> dm31;
      default -> throw new IllegalArgumentException("no light mass state " + state);
    };
  }

  /**
   * Rate omega_k at which the phase of a light state falls behind that of state 1: the amplitude of
   * state k gains exp(-i omega_k L/E) on a path L, omega_k = (m_k^2 - m_1^2) / (2 hbar c). With
   * customary units the phase is 2.534 Delta m^2/eV^2 L/m MeV/E.
   *
   * @return energy / length
   */
  public double phaseRate(int state) {
    return splitting(state) / (2 * Constants.HBAR_C);
  }
}
