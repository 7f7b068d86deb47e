package org.nudipole.generator.source;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Require;

/**
 * The relativistic Fermi function of a point nucleus, with the electron's phase space: p E F(Z, E)
 * up to a constant,
 *
 * <pre>
 *   F(Z, E) = 2 (1 + gamma) (2 p R)^(2 gamma - 2) exp(+-pi eta)
 *             |Gamma(gamma + i eta)|^2 / Gamma(2 gamma + 1)^2,
 *   eta = alpha Z E / p,  gamma = sqrt(1 - (alpha Z)^2),
 * </pre>
 *
 * <p>upper sign for electrons (E. Fermi, Z. Phys. 88 (1934) 161; L. Hayen et al., Rev. Mod. Phys.
 * 90 (2018) 015008). The nuclear radius R is only in the constant and never needed: p E F is
 * proportional to
 *
 * <pre>
 *   E^(2 gamma) A(eta) w(eta),
 *   A = 1 / (1 - exp(-2 pi eta)) for electrons, 1 / (exp(2 pi eta) - 1) for positrons,
 *   w = |Gamma(gamma + i eta) / Gamma(1 + i eta)|^2 eta^(2 - 2 gamma).
 * </pre>
 *
 * <p>w = 1 and gamma = 1 is the non-relativistic Fermi function. Finite-size, radiative and
 * weak-magnetism corrections are neglected: about 1 % in shape for end points below 1 MeV and Z
 * below 40, several per cent for the heaviest nuclei.
 *
 * @param decay electrons or positrons
 * @param daughterZ charge number of the daughter nucleus
 */
public record FermiFunction(BetaDecay decay, int daughterZ) {
  // gamma >= 1/2, which the proof of the bounds uses, holds up to here.
  private static final int HIGHEST_Z = 118;
  // Beyond this 2 pi eta the factor A of positrons, 1e-260, is set to 0: products of it would lose
  // their digits to underflow, and the bounds with them.
  private static final double NEVER = 600;
  // Stirling's series is used from Gamma(gamma + SHIFT + i eta) on, where it is exact to 1e-14.
  private static final int SHIFT = 10;
  private static final double[] STIRLING = {
    1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0, 1 / 1188.0, -691 / 360360.0
  };

  /** Checks the charge. */
  public FermiFunction {
    Require.inRange("charge number of the daughter", daughterZ, 1, HIGHEST_Z);
  }

  /**
   * p E F(Z, E) up to a constant, dimensionless.
   *
   * @param kinetic kinetic energy of the electron or positron, energy, not negative
   */
  public double phaseSpace(double kinetic) {
    return rising(kinetic) * relativistic(inverseEta(kinetic));
  }

  /**
   * Bounds of {@link #phaseSpace} for kinetic energies in [from, to].
   *
   * <p>E and, for both signs, A rise with the kinetic energy. w falls, because it rises with eta: d
   * ln w/d eta = 2 Q, Q = (1 - gamma)/eta - S(gamma) + S(1), S(x) = Im psi(x + i eta). The digamma
   * function's S is harmonic, and so is its second derivative by x, which is positive on the lines
   * x = 1/2, pi^3 tanh(pi eta) / cosh^2(pi eta), and x = 1, 1/eta^3 - pi^3 cosh(pi eta) / sinh^3(pi
   * eta), and vanishes for eta = 0 and at infinity; so it is positive between the lines (minimum
   * principle), and Q is concave in gamma. Q = 0 for gamma = 1 and pi / sinh(2 pi eta) for gamma =
   * 1/2; so Q is not negative between.
   */
  public Bounds bounds(double from, double to) {
    return Bounds.of(rising(from), rising(to))
        .times(Bounds.of(relativistic(inverseEta(to)), relativistic(inverseEta(from))));
  }

  // E^(2 gamma) A
  private double rising(double kinetic) {
    double exponent = 2 * Math.PI / inverseEta(kinetic);
    double attraction =
        switch (decay) {
          case MINUS -> -1 / StrictMath.expm1(-exponent);
          case PLUS -> exponent > NEVER ? 0 : 1 / StrictMath.expm1(exponent);
        };
    return StrictMath.pow(1 + kinetic / Constants.ELECTRON_MASS, 2 * gamma()) * attraction;
  }

  // 1/eta, 0 at rest.
  private double inverseEta(double kinetic) {
    double mass = Constants.ELECTRON_MASS;
    return Math.sqrt(kinetic * (kinetic + 2 * mass)) / (kinetic + mass) / coupling();
  }

  private double coupling() {
    return Constants.ALPHA * daughterZ;
  }

  private double gamma() {
    return Math.sqrt(1 - coupling() * coupling());
  }

  // w in terms of s = 1/eta; every power of eta cancels between the recurrence, Stirling's formula
  // and eta^(2 - 2 gamma), so that nothing is lost for s to 0.
  private double relativistic(double s) {
    if (s == 0) {
      return 1;
    }
    double ratio = 1;
    for (int k = 0; k < SHIFT; k++) {
      double numerator = (1 + k) * s;
      double denominator = (gamma() + k) * s;
      ratio *= (1 + numerator * numerator) / (1 + denominator * denominator);
    }
    return ratio * StrictMath.exp(stirling(gamma() + SHIFT, s) - stirling(1 + SHIFT, s));
  }

  // ln |Gamma(x + i/s)|^2 - (2 x - 1) ln(1/s) + pi/s, apart from a constant: Stirling's formula.
  private static double stirling(double x, double s) {
    double tangent = x * s;
    double norm = 1 + tangent * tangent;
    double sum =
        (x - 0.5) * StrictMath.log1p(tangent * tangent) + 2 * StrictMath.atan(tangent) / s - 2 * x;
    // 1/z = (x - i/s) / (x^2 + 1/s^2), and powers of its square.
    double real = x * s * s / norm;
    double imaginary = -s / norm;
    double squareReal = real * real - imaginary * imaginary;
    double squareImaginary = 2 * real * imaginary;
    for (double coefficient : STIRLING) {
      sum += 2 * coefficient * real;
      double next = real * squareReal - imaginary * squareImaginary;
      imaginary = real * squareImaginary + imaginary * squareReal;
      real = next;
    }
    return sum;
  }
}
