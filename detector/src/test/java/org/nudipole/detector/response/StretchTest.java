package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.response.PiecewiseFunction.Piece;

/** Functions of an energy behind a transform, where that rises and where it falls. */
class StretchTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** 10 on [1/4, 1), x on [1, 2), -3 on [2, 9). */
  private static final PiecewiseFunction AFTER =
      new PiecewiseFunction(
          List.of(
              new Piece(0.25, 1, x -> 10, true),
              new Piece(1, 2, x -> x, false),
              new Piece(2, 9, x -> -3, true)));

  private static void check(double[] ends, Stretch stretch, DoubleUnaryOperator scale) {
    List<Piece> pieces = stretch.fold(AFTER, scale);
    assertEquals(ends.length - 1, pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      assertEquals(ends[i], piece.from(), 1e-15 * ends[i]);
      assertEquals(ends[i + 1], piece.to(), 1e-15 * ends[i + 1]);
      double middle = (ends[i] + Math.min(ends[i + 1], 2 * ends[i])) / 2;
      double behind = scale.applyAsDouble(middle);
      assertEquals(AFTER.value(behind), piece.function().applyAsDouble(middle));
      assertEquals(piece.function().applyAsDouble(middle) != behind, piece.constant());
    }
  }

  /** (x - 2)^2 falls from 9/4 at 1/2 to 0 at 2 and rises from there on. */
  @Test
  void onBothSidesOfATurn() {
    DoubleUnaryOperator scale = x -> (x - 2) * (x - 2);
    double root = Math.sqrt(2);
    check(new double[] {0.5, 2 - root, 1, 1.5}, new Stretch(0.5, 2, false), scale);
    check(new double[] {0.75, 1, 1.5}, new Stretch(0.75, 2, false), scale);
    check(new double[] {1, 1.5}, new Stretch(1, 2, false), scale);
    check(new double[] {0.5, 2 - root, 0.9}, new Stretch(0.5, 0.9, false), scale);
    check(new double[] {2.5, 3, 2 + root, 5}, new Stretch(2, INFINITY, true), scale);
    check(new double[] {2.5, 3, 2 + root, 4}, new Stretch(2, 4, true), scale);
    check(new double[] {2.75, 3, 2 + root}, new Stretch(2.75, 2 + root, true), scale);
    check(new double[] {3.5, 5}, new Stretch(3.5, INFINITY, true), scale);
    assertEquals(List.of(), new Stretch(5, INFINITY, true).fold(AFTER, scale));
    assertEquals(List.of(), new Stretch(1.6, 2, false).fold(AFTER, scale));
  }

  /** Small and large slopes, and a scale that never reaches some energies. */
  @Test
  void everywhere() {
    Stretch all = Stretch.everywhere();
    check(new double[] {0.25e9, 1e9, 2e9, 9e9}, all, x -> 1e-9 * x);
    check(new double[] {0.25e-9, 1e-9, 2e-9, 9e-9}, all, x -> 1e9 * x);
    check(new double[] {5.0 / 13, INFINITY}, all, x -> 0.9 * x / (1 + x));
  }

  /** All that lies below zero stays there, in the lowest stretch alone. */
  @Test
  void belowZero() {
    PiecewiseFunction after =
        new PiecewiseFunction(
            List.of(new Piece(-INFINITY, -5, x -> 1, true), new Piece(-5, 0, x -> 2, true)));
    List<Piece> pieces = Stretch.everywhere().fold(after, x -> x);
    assertEquals(1, pieces.size());
    assertEquals(-INFINITY, pieces.get(0).from());
    assertEquals(0, pieces.get(0).to());
    assertEquals(List.of(), new Stretch(3, INFINITY, true).fold(after, x -> x));
    List<Piece> from =
        Stretch.everywhere().fold(PiecewiseFunction.interval(0, 2), x -> Math.max(0, x - 1));
    assertEquals(0, from.get(0).from());
    assertEquals(3, from.get(0).to(), 1e-15);
  }

  @Test
  void turns() {
    Stretch rising = Stretch.everywhere();
    assertTrue(rising.turns(-1e-300));
    assertFalse(rising.turns(0));
    assertFalse(rising.turns(1e-300));
    Stretch falling = rising.turned(3);
    assertEquals(new Stretch(3, INFINITY, false), falling);
    assertTrue(falling.turns(1e-300));
    assertFalse(falling.turns(0));
    assertFalse(falling.turns(-1e-300));
    assertEquals(new Stretch(3, 8, false), falling.until(8));
    assertEquals(new Stretch(8, INFINITY, true), falling.turned(8));
  }
}
