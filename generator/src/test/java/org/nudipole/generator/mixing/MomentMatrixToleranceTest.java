package org.nudipole.generator.mixing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.MomentMatrix.Basis;
import org.nudipole.generator.mixing.MomentMatrix.Nature;

/**
 * Tolerances of symmetries are relative to the greatest moment, 1e-13 of it: moments are 1e-11 Bohr
 * magnetons, where one of order 1 would let anything pass.
 */
class MomentMatrixToleranceTest {
  private static final Complex PHASE = ComplexMatrix.polar(1, 0.7);

  // Majorana moments of which one is off by a share of the greatest.
  private static MomentMatrix majorana(double size, double off) {
    Complex small = PHASE.multiply(0.1 * size);
    Complex element = PHASE.multiply(size);
    return new MomentMatrix(
        Nature.MAJORANA,
        Basis.MASS,
        ComplexMatrix.zero()
            .with(1, 4, element)
            .with(4, 1, element.negate())
            .with(2, 3, small)
            .with(3, 2, small.negate().add(off * size)));
  }

  // Dirac moments of which one part is hermitian but for a share of its greatest element.
  private static MomentMatrix dirac(double size, double magneticOff, double electricOff) {
    return MomentMatrix.dirac(
        Basis.MASS, hermitian(size, magneticOff), hermitian(size / 3, electricOff));
  }

  private static ComplexMatrix hermitian(double size, double off) {
    Complex element = PHASE.multiply(size);
    return ComplexMatrix.zero()
        .with(1, 4, element)
        .with(4, 1, element.conjugate())
        .with(2, 2, new Complex(0.2 * size, off * size / 2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-11, 1e-15, 1e8})
  void majoranaMomentsAreAntisymmetricToRounding(double size) {
    assertDoesNotThrow(() -> majorana(size, 0));
    assertDoesNotThrow(() -> majorana(size, 0.9e-13));
    assertThrows(IllegalArgumentException.class, () -> majorana(size, 1.1e-13));
    assertThrows(IllegalArgumentException.class, () -> majorana(size, -1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-11, 1e-15, 1e8})
  void diracMomentsAreHermitianToRounding(double size) {
    assertDoesNotThrow(() -> dirac(size, 0, 0));
    assertDoesNotThrow(() -> dirac(size, 0.9e-13, -0.9e-13));
    assertThrows(IllegalArgumentException.class, () -> dirac(size, 1.1e-13, 0));
    assertThrows(IllegalArgumentException.class, () -> dirac(size, 0, 1.1e-13));
  }

  /** lambda = mu - i epsilon, element by element. */
  @Test
  void electricMomentsCountWithMinusI() {
    ComplexMatrix magnetic = hermitian(3e-11, 0);
    ComplexMatrix electric = hermitian(2e-11, 0).with(3, 3, new Complex(5e-12, 0));
    MomentMatrix moments = MomentMatrix.dirac(Basis.FLAVOUR, magnetic, electric);
    assertEquals(Nature.DIRAC, moments.nature());
    assertEquals(Basis.FLAVOUR, moments.basis());
    for (int row = 1; row <= ComplexMatrix.SIZE; row++) {
      for (int column = 1; column <= ComplexMatrix.SIZE; column++) {
        Complex mu = magnetic.get(row, column);
        Complex epsilon = electric.get(row, column);
        Complex lambda = moments.get(row, column);
        assertEquals(mu.getReal() + epsilon.getImaginary(), lambda.getReal(), 1e-25);
        assertEquals(mu.getImaginary() - epsilon.getReal(), lambda.getImaginary(), 1e-25);
      }
    }
  }

  @Test
  void theLeastMomentIsNotZero() {
    assertFalse(majorana(1e-11, 0).isZero());
    assertFalse(majorana(1e-150, 0).isZero());
    assertTrue(majorana(1e-11, 0).times(0).isZero());
    assertTrue(new MomentMatrix(Nature.MAJORANA, Basis.MASS, ComplexMatrix.zero()).isZero());
  }

  @Test
  void timesANumberKeepsNatureAndBasis() {
    MomentMatrix doubled = dirac(1e-11, 0, 0).times(2);
    assertEquals(Nature.DIRAC, doubled.nature());
    assertEquals(Basis.MASS, doubled.basis());
    assertEquals(
        0, doubled.elements().distance(dirac(2e-11, 0, 0).elements()), 1e-25, "twice all moments");
  }

  /** As macros of both call them. */
  @Test
  void labels() {
    assertEquals("majorana", Nature.MAJORANA.label());
    assertEquals("dirac", Nature.DIRAC.label());
    assertEquals("mass", Basis.MASS.label());
    assertEquals("flavour", Basis.FLAVOUR.label());
  }
}
