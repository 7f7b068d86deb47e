package org.nudipole.generator.mixing;

import org.apache.commons.math3.complex.Complex;
import org.nudipole.generator.mathematics.ComplexMatrix;

/**
 * The matrix lambda of transition moments in the electromagnetic interaction of four neutrinos (J.
 * Schechter, J. W. F. Valle, Phys. Rev. D 24 (1981) 1883; W. Grimus, T. Schwetz, Nucl. Phys. B 587
 * (2000) 45, hep-ph/0006028). Elements are in Bohr magnetons; the row is the final state and the
 * column the initial one, for neutrinos. For antineutrinos it is the complex conjugate.
 *
 * <p>For Dirac neutrinos H = (1/2) nubar_R lambda sigma nu_L F + h.c. with lambda = mu - i epsilon
 * and hermitian mu and epsilon, so any complex matrix. For Majorana neutrinos lambda is
 * antisymmetric.
 *
 * <p>With fields nu_alpha = sum of U_alpha,k nu_k the matrix in the basis of mass states is U^T
 * lambda U for Majorana neutrinos. Right-handed Dirac fields are rotated by the same U, which makes
 * it U^dagger lambda U and keeps mu and epsilon hermitian.
 *
 * @param nature what neutrinos are
 * @param basis basis of rows and columns
 * @param elements the moments, in Bohr magnetons
 */
public record MomentMatrix(Nature nature, Basis basis, ComplexMatrix elements) {
  // Of a transformation: some units in the last place of the greatest element.
  private static final double ROUNDING = 1e-13;

  /** Whether a neutrino is its own antiparticle. */
  public enum Nature {
    /** It is. */
    MAJORANA("majorana"),
    /** It is not. */
    DIRAC("dirac");

    private final String label;

    Nature(String label) {
      this.label = label;
    }

    /** Name in macros. */
    public String label() {
      return label;
    }
  }

  /** Basis of the neutrino states. */
  public enum Basis {
    /** Mass states 1 to 4. */
    MASS("mass"),
    /** Flavours e, mu, tau, s. */
    FLAVOUR("flavour");

    private final String label;

    Basis(String label) {
      this.label = label;
    }

    /** Name in macros. */
    public String label() {
      return label;
    }
  }

  /** Checks that a matrix of Majorana neutrinos is antisymmetric. */
  public MomentMatrix {
    if (nature == Nature.MAJORANA) {
      double symmetric = elements.plus(elements.transposed()).largest();
      if (!(symmetric <= ROUNDING * elements.largest())) {
        throw new IllegalArgumentException(
            "moments of Majorana neutrinos must be antisymmetric, lambda_ij = -lambda_ji");
      }
    }
  }

  /**
   * Moments of Dirac neutrinos, lambda = mu - i epsilon.
   *
   * @param magnetic hermitian matrix mu, in Bohr magnetons
   * @param electric hermitian matrix epsilon of electric moments, in Bohr magnetons
   */
  public static MomentMatrix dirac(Basis basis, ComplexMatrix magnetic, ComplexMatrix electric) {
    requireHermitian("magnetic", magnetic);
    requireHermitian("electric", electric);
    return new MomentMatrix(Nature.DIRAC, basis, magnetic.plus(electric.times(Complex.I.negate())));
  }

  private static void requireHermitian(String name, ComplexMatrix part) {
    if (!(part.distance(part.adjoint()) <= ROUNDING * part.largest())) {
      throw new IllegalArgumentException(
          name + " moments must be a hermitian matrix, element ij the conjugate of ji");
    }
  }

  /** The moment from an initial to a final state, both from 1, in Bohr magnetons. */
  public Complex get(int finalState, int initialState) {
    return elements.get(finalState, initialState);
  }

  /** Whether there is no moment at all. */
  public boolean isZero() {
    return elements.largest() == 0;
  }

  /** All moments times a real number. */
  public MomentMatrix times(double factor) {
    return new MomentMatrix(nature, basis, elements.times(new Complex(factor, 0)));
  }

  /** The same moments in a basis. */
  public MomentMatrix in(Basis wanted, Mixing mixing) {
    if (wanted == basis) {
      return this;
    }
    ComplexMatrix u = mixing.matrix();
    // From mass states to flavours the inverse matrices take their places.
    ComplexMatrix right = wanted == Basis.MASS ? u : u.adjoint();
    ComplexMatrix left = nature == Nature.MAJORANA ? right.transposed() : right.adjoint();
    return new MomentMatrix(nature, wanted, left.times(elements).times(right));
  }
}
