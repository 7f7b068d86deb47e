package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.response.PiecewiseFunction.Piece;

/** Functions in pieces, on both sides of every edge: lower ends belong to a piece. */
class PiecewiseFunctionTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** 2 on [0, 1), x on [1, 3), nothing on [3, 4), 5 on [4, 6). */
  private static PiecewiseFunction function() {
    return new PiecewiseFunction(
        List.of(
            new Piece(0, 1, x -> 2, true),
            new Piece(1, 3, x -> x, false),
            new Piece(4, 6, x -> 5, true)));
  }

  @Test
  void valuesAtTheEdges() {
    PiecewiseFunction f = function();
    assertEquals(0, f.value(Math.nextDown(0.0)));
    assertEquals(2, f.value(0));
    assertEquals(2, f.value(Math.nextDown(1.0)));
    assertEquals(1, f.value(1));
    assertEquals(2.5, f.value(2.5));
    assertEquals(0, f.value(3));
    assertEquals(0, f.value(Math.nextDown(4.0)));
    assertEquals(5, f.value(4));
    assertEquals(0, f.value(6));
    assertArrayEquals(new double[] {0, 1, 3, 4, 6}, f.edges());
    assertArrayEquals(new double[0], PiecewiseFunction.everywhere().edges());
  }

  @Test
  void beginsAndEndsWithItsPieces() {
    assertEquals(0, function().begin());
    assertEquals(6, function().end());
    assertEquals(-INFINITY, PiecewiseFunction.everywhere().begin());
    assertEquals(INFINITY, PiecewiseFunction.everywhere().end());
    assertTrue(new PiecewiseFunction(List.of()).begin() > new PiecewiseFunction(List.of()).end());
  }

  @Test
  void oneEverywhereIsThatAlone() {
    assertTrue(PiecewiseFunction.everywhere().isEverywhere());
    assertFalse(PiecewiseFunction.everywhere().scaled(2).isEverywhere());
    assertFalse(PiecewiseFunction.interval(0, INFINITY).isEverywhere());
    assertFalse(PiecewiseFunction.interval(-INFINITY, 0).isEverywhere());
    assertFalse(PiecewiseFunction.interval(INFINITY, INFINITY).isEverywhere());
    assertFalse(
        new PiecewiseFunction(List.of(new Piece(-INFINITY, INFINITY, x -> 1, false)))
            .isEverywhere());
    assertFalse(new PiecewiseFunction(List.of()).isEverywhere());
    assertFalse(
        PiecewiseFunction.interval(-INFINITY, 0)
            .followedBy(PiecewiseFunction.interval(0, INFINITY))
            .isEverywhere());
  }

  @Test
  void constantOnAnInterval() {
    PiecewiseFunction f = function();
    assertEquals(2, f.constantOn(0, 0.5));
    assertEquals(2, f.constantOn(0, Math.nextDown(1.0)));
    assertTrue(Double.isNaN(f.constantOn(0, 1)));
    assertTrue(Double.isNaN(f.constantOn(-0.1, 0.5)));
    assertTrue(Double.isNaN(f.constantOn(-1, 0)));
    assertEquals(0, f.constantOn(-1, Math.nextDown(0.0)));
    assertTrue(Double.isNaN(f.constantOn(1, 2)));
    assertEquals(0, f.constantOn(3, 3.5));
    assertTrue(Double.isNaN(f.constantOn(3, 4)));
    assertEquals(5, f.constantOn(4, 5.9));
    assertEquals(0, f.constantOn(6, 9));
  }

  @Test
  void partsProductsAndMultiples() {
    PiecewiseFunction part = function().restrictedTo(0.5, 4.5);
    assertArrayEquals(new double[] {0.5, 1, 3, 4, 4.5}, part.edges());
    assertEquals(0, part.value(0.4));
    assertEquals(2, part.value(0.5));
    assertEquals(5, part.value(4.4));
    assertEquals(0, part.value(4.5));
    // Pieces that only touch are gone.
    assertEquals(1, function().restrictedTo(1, 4).pieces().size());
    PiecewiseFunction product = function().times(x -> 10 * x, 5, 2, 1, 0, 6);
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, 6}, product.edges());
    assertEquals(62.5, product.value(2.5));
    assertEquals(250, product.value(5));
    assertEquals(5, product.pieces().size());
    PiecewiseFunction multiple = function().scaled(-3);
    assertEquals(-7.5, multiple.value(2.5));
    assertEquals(-6, multiple.constantOn(0, 0.5));
    assertTrue(Double.isNaN(multiple.constantOn(1, 2)));
  }

  @Test
  void smoothFunctionsAreCutAtPositivePoints() {
    PiecewiseFunction smooth =
        PiecewiseFunction.smooth(x -> x * x, DoubleStream.of(3, -1, 0, 1, 3, INFINITY));
    assertArrayEquals(new double[] {0, 1, 3}, smooth.edges());
    assertEquals(3, smooth.pieces().size());
    assertEquals(INFINITY, smooth.pieces().get(2).to());
    assertEquals(100, smooth.value(10));
    assertEquals(0, smooth.value(-1));
  }

  /** The value of a constant piece is taken at a point where there is one. */
  @Test
  void constantValues() {
    assertEquals(4, new Piece(4, INFINITY, x -> x, true).constantValue());
    assertEquals(4, new Piece(-INFINITY, 4, x -> x, true).constantValue());
    assertEquals(0, new Piece(-INFINITY, INFINITY, x -> x, true).constantValue());
  }
}
