package org.nudipole.generator.mathematics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.complex.Complex;

/**
 * A complex 4 x 4 matrix between neutrino states. Rows and columns count from 1: mass states are 1
 * to 4, flavours e = 1, mu = 2, tau = 3, s = 4.
 *
 * @param elements the sixteen elements, row by row
 */
public record ComplexMatrix(List<Complex> elements) {
  /** Number of rows and of columns. */
  public static final int SIZE = 4;

  /** An element as a function of its place. */
  @FunctionalInterface
  public interface Elements {
    /** The element of a row and a column, both from 1. */
    Complex at(int row, int column);
  }

  /** Checks the number of elements and that they are finite, and keeps a copy. */
  public ComplexMatrix {
    elements = List.copyOf(elements);
    if (elements.size() != SIZE * SIZE) {
      throw new IllegalArgumentException(elements.size() + " elements make no 4 x 4 matrix");
    }
    for (Complex element : elements) {
      if (!Double.isFinite(element.getReal()) || !Double.isFinite(element.getImaginary())) {
        throw new IllegalArgumentException("matrix element " + element + " must be finite");
      }
    }
  }

  /** The matrix with these elements. */
  public static ComplexMatrix of(Elements elements) {
    List<Complex> list = new ArrayList<>();
    for (int row = 1; row <= SIZE; row++) {
      for (int column = 1; column <= SIZE; column++) {
        list.add(elements.at(row, column));
      }
    }
    return new ComplexMatrix(list);
  }

  /** The matrix without any element. */
  public static ComplexMatrix zero() {
    return new ComplexMatrix(Collections.nCopies(SIZE * SIZE, Complex.ZERO));
  }

  /** The unit matrix. */
  public static ComplexMatrix identity() {
    return of((row, column) -> row == column ? Complex.ONE : Complex.ZERO);
  }

  /** The element of a row and a column, both from 1. */
  public Complex get(int row, int column) {
    return elements.get(SIZE * (row - 1) + column - 1);
  }

  /** This matrix with another element in one place. */
  public ComplexMatrix with(int row, int column, Complex element) {
    return of((r, c) -> r == row && c == column ? element : get(r, c));
  }

  /** The matrix product. */
  public ComplexMatrix times(ComplexMatrix other) {
    return of(
        (row, column) -> {
          Complex sum = Complex.ZERO;
          for (int k = 1; k <= SIZE; k++) {
            sum = sum.add(get(row, k).multiply(other.get(k, column)));
          }
          return sum;
        });
  }

  /** All elements times a number. */
  public ComplexMatrix times(Complex factor) {
    return of((row, column) -> get(row, column).multiply(factor));
  }

  /** The sum of the matrices. */
  public ComplexMatrix plus(ComplexMatrix other) {
    return of((row, column) -> get(row, column).add(other.get(row, column)));
  }

  /** Rows and columns exchanged. */
  public ComplexMatrix transposed() {
    return of((row, column) -> get(column, row));
  }

  /** Complex conjugates of the elements. */
  public ComplexMatrix conjugated() {
    return of((row, column) -> get(row, column).conjugate());
  }

  /** Transposed and conjugated. */
  public ComplexMatrix adjoint() {
    return transposed().conjugated();
  }

  /** Greatest modulus of an element. */
  public double largest() {
    return Math.sqrt(elements.stream().mapToDouble(ComplexMatrix::square).max().orElseThrow());
  }

  /** Greatest modulus of a difference of elements. */
  public double distance(ComplexMatrix other) {
    return plus(other.times(Complex.ONE.negate())).largest();
  }

  /** The square of a modulus. */
  public static double square(Complex z) {
    return z.getReal() * z.getReal() + z.getImaginary() * z.getImaginary();
  }

  /** r exp(i phase). */
  public static Complex polar(double r, double phase) {
    return new Complex(r * StrictMath.cos(phase), r * StrictMath.sin(phase));
  }
}
