package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;

/** Small whole numbers, for which every operation is exact. */
class ComplexMatrixTest {
  private static final ComplexMatrix A =
      ComplexMatrix.of((row, column) -> new Complex(row + 10 * column, row - 2 * column));
  private static final ComplexMatrix B =
      ComplexMatrix.of((row, column) -> new Complex(3 * row - column, row * column));

  @Test
  void elementsAndTheirPlaces() {
    for (int row = 1; row <= ComplexMatrix.SIZE; row++) {
      for (int column = 1; column <= ComplexMatrix.SIZE; column++) {
        Complex a = new Complex(row + 10 * column, row - 2 * column);
        assertEquals(a, A.get(row, column));
        assertEquals(A.get(column, row), A.transposed().get(row, column));
        assertEquals(a.conjugate(), A.conjugated().get(row, column));
        assertEquals(A.get(column, row).conjugate(), A.adjoint().get(row, column));
        assertEquals(a.add(B.get(row, column)), A.plus(B).get(row, column));
        assertEquals(a.multiply(Complex.I), A.times(Complex.I).get(row, column));
        Complex product = Complex.ZERO;
        for (int k = 1; k <= 4; k++) {
          product = product.add(A.get(row, k).multiply(B.get(k, column)));
        }
        assertEquals(product, A.times(B).get(row, column));
        ComplexMatrix changed = A.with(row, column, Complex.I);
        assertEquals(Complex.I, changed.get(row, column));
        assertEquals(Complex.I.subtract(a).abs(), A.distance(changed), 1e-12);
      }
    }
    assertEquals(A, A.times(ComplexMatrix.identity()));
    assertEquals(A, ComplexMatrix.identity().times(A));
    assertEquals(A, A.plus(ComplexMatrix.zero()));
  }

  @Test
  void sizes() {
    assertEquals(Math.sqrt(44 * 44 + 16), A.largest(), 1e-12);
    assertEquals(0, ComplexMatrix.zero().largest(), 0);
    assertEquals(25, ComplexMatrix.square(new Complex(3, -4)), 0);
    Complex z = ComplexMatrix.polar(2, 0.3);
    assertEquals(2 * Math.cos(0.3), z.getReal(), 1e-15);
    assertEquals(2 * Math.sin(0.3), z.getImaginary(), 1e-15);
  }

  @Test
  void sixteenFiniteElements() {
    for (Complex element :
        List.of(
            new Complex(Double.NaN, 0),
            new Complex(0, Double.NaN),
            new Complex(0, Double.POSITIVE_INFINITY))) {
      assertThrows(IllegalArgumentException.class, () -> A.with(2, 3, element));
    }
    List<Complex> few = Collections.nCopies(15, Complex.ONE);
    assertThrows(IllegalArgumentException.class, () -> new ComplexMatrix(few));
  }
}
