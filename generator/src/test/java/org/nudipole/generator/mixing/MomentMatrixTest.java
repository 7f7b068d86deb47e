package org.nudipole.generator.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.MomentMatrix.Basis;
import org.nudipole.generator.mixing.MomentMatrix.Nature;

class MomentMatrixTest {
  @Test
  void thereAndBackAgain() {
    Mixing mixing = GenericMixing.mixing();
    for (MomentMatrix moments : List.of(GenericMixing.majorana(), GenericMixing.dirac())) {
      MomentMatrix back = moments.in(Basis.FLAVOUR, mixing).in(Basis.MASS, mixing);
      assertTrue(back.elements().distance(moments.elements()) < 1e-15);
      MomentMatrix named = new MomentMatrix(moments.nature(), Basis.FLAVOUR, moments.elements());
      MomentMatrix again = named.in(Basis.MASS, mixing).in(Basis.FLAVOUR, mixing);
      assertTrue(again.elements().distance(moments.elements()) < 1e-15);
    }
  }

  @Test
  void nothingIsDoneInItsOwnBasis() {
    MomentMatrix moments = GenericMixing.majorana();
    assertSame(moments, moments.in(Basis.MASS, GenericMixing.mixing()));
    assertEquals(Basis.FLAVOUR, moments.in(Basis.FLAVOUR, GenericMixing.mixing()).basis());
  }

  // U rotates fields: the sum of all squares, the trace of lambda^dagger lambda, stays.
  @Test
  void theSumOfSquaresIsTheSameInEveryBasis() {
    Mixing mixing = GenericMixing.mixing();
    for (MomentMatrix moments : List.of(GenericMixing.majorana(), GenericMixing.dirac())) {
      assertEquals(
          squares(moments), squares(moments.in(Basis.FLAVOUR, mixing)), 1e-14 * squares(moments));
    }
  }

  @Test
  void partsOfDiracMomentsStayHermitian() {
    MomentMatrix moments = GenericMixing.dirac();
    MomentMatrix flavour = moments.in(Basis.FLAVOUR, GenericMixing.mixing());
    ComplexMatrix lambda = flavour.elements();
    // mu = (lambda + lambda^dagger) / 2 of the mass basis, rotated, is that of the flavour basis.
    ComplexMatrix magnetic =
        moments.elements().plus(moments.elements().adjoint()).times(new Complex(0.5, 0));
    MomentMatrix rotated =
        MomentMatrix.dirac(Basis.MASS, magnetic, ComplexMatrix.zero())
            .in(Basis.FLAVOUR, GenericMixing.mixing());
    ComplexMatrix expected = lambda.plus(lambda.adjoint()).times(new Complex(0.5, 0));
    assertTrue(rotated.elements().distance(expected) < 1e-14);
  }

  @Test
  void refusesWhatIsNeitherAntisymmetricNorHermitian() {
    ComplexMatrix one = ComplexMatrix.zero().with(1, 4, Complex.ONE);
    ComplexMatrix diagonal = ComplexMatrix.zero().with(2, 2, Complex.ONE);
    assertThrows(
        IllegalArgumentException.class, () -> new MomentMatrix(Nature.MAJORANA, Basis.MASS, one));
    assertThrows(
        IllegalArgumentException.class,
        () -> new MomentMatrix(Nature.MAJORANA, Basis.MASS, diagonal));
    assertThrows(
        IllegalArgumentException.class,
        () -> MomentMatrix.dirac(Basis.MASS, one, ComplexMatrix.zero()));
    assertThrows(
        IllegalArgumentException.class,
        () -> MomentMatrix.dirac(Basis.MASS, ComplexMatrix.zero(), diagonal.times(Complex.I)));
    assertTrue(new MomentMatrix(Nature.DIRAC, Basis.MASS, ComplexMatrix.zero()).isZero());
  }

  private static double squares(MomentMatrix moments) {
    return moments.elements().elements().stream().mapToDouble(ComplexMatrix::square).sum();
  }
}
