package org.nudipole.generator.interaction;

import org.apache.commons.math3.complex.Complex;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;

/**
 * Amplitudes of the transitions from a flavour into final states j after a path L,
 *
 * <p>D_j = sum over light states k of A_jk exp(-i omega_k x), A_jk = lambda_jk U*_alpha,k, x = L/E,
 *
 * <p>with lambda* and U for antineutrinos; phases common to all k drop out. Immutable, and made of
 * plain numbers because it is evaluated for every event.
 */
final class TransitionAmplitudes {
  private final double[][] real;
  private final double[][] imaginary;
  private final double rate2;
  private final double rate3;
  private final double slope;
  private final double most;

  /**
   * The amplitudes of a flavour.
   *
   * @param moments moments in the basis of mass states
   */
  TransitionAmplitudes(Mixing mixing, MomentMatrix moments, FinalStates states, Flavour flavour) {
    int[] finals = states.states().toArray();
    real = new double[finals.length][Mixing.LIGHT];
    imaginary = new double[finals.length][Mixing.LIGHT];
    double[] rates = new double[Mixing.LIGHT];
    for (int k = 0; k < Mixing.LIGHT; k++) {
      rates[k] = mixing.phaseRate(k + 1);
    }
    rate2 = rates[1];
    rate3 = rates[2];
    double steepest = 0;
    double greatest = 0;
    for (int j = 0; j < finals.length; j++) {
      double[] modulus = new double[Mixing.LIGHT];
      double sum = 0;
      for (int k = 0; k < Mixing.LIGHT; k++) {
        Complex moment = moments.get(finals[j], k + 1);
        Complex amplitude =
            (flavour.isAntineutrino() ? moment.conjugate() : moment)
                .multiply(mixing.amplitude(flavour, k + 1));
        real[j][k] = amplitude.getReal();
        imaginary[j][k] = amplitude.getImaginary();
        modulus[k] = Math.sqrt(ComplexMatrix.square(amplitude));
        sum += modulus[k];
        for (int l = 0; l < k; l++) {
          steepest += 2 * modulus[k] * modulus[l] * Math.abs(rates[k] - rates[l]);
        }
      }
      greatest += sum * sum;
    }
    slope = steepest;
    most = greatest;
  }

  /** Sum over the final states of |D_j|^2 at x = L/E, in mu_B^2. */
  double square(double x) {
    double c2 = StrictMath.cos(rate2 * x);
    double s2 = StrictMath.sin(rate2 * x);
    double c3 = StrictMath.cos(rate3 * x);
    double s3 = StrictMath.sin(rate3 * x);
    double sum = 0;
    for (int j = 0; j < real.length; j++) {
      double[] a = real[j];
      double[] b = imaginary[j];
      double re = a[0] + (a[1] * c2 + b[1] * s2) + (a[2] * c3 + b[2] * s3);
      double im = b[0] + (b[1] * c2 - a[1] * s2) + (b[2] * c3 - a[2] * s3);
      sum += re * re + im * im;
    }
    return sum;
  }

  /** Greatest derivative of {@link #square} by x: sum of 2 |A_jk A_jl (omega_k - omega_l)|. */
  double slope() {
    return slope;
  }

  /** A bound of {@link #square} for all x: sum over j of (sum over k of |A_jk|)^2. */
  double most() {
    return most;
  }

  /** Greatest rate of a phase difference, energy / length. */
  double fastest() {
    return Math.max(Math.max(Math.abs(rate2), Math.abs(rate3)), Math.abs(rate2 - rate3));
  }
}
