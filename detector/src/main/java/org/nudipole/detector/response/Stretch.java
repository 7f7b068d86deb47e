package org.nudipole.detector.response;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Energies before a transform between which the energy behind it rises, or falls, all the way.
 *
 * @param from lower end, energy; -infinity in the lowest stretch, which has all deposits from 0
 * @param to upper end, energy; infinite in the highest stretch, which rises
 * @param rises whether the energy behind rises
 */
record Stretch(double from, double to, boolean rises) {
  /** Where the energy behind rises everywhere. */
  static Stretch everywhere() {
    return new Stretch(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true);
  }

  /** Whether a derivative of the energy behind is of the other sign. */
  boolean turns(double derivative) {
    return rises ? derivative < 0 : derivative > 0;
  }

  /** This stretch up to a turn. */
  Stretch until(double turn) {
    return new Stretch(from, turn, rises);
  }

  /** The stretch above a turn. */
  Stretch turned(double turn) {
    return new Stretch(turn, to, !rises);
  }

  /** The pieces in this stretch of a function of the energy behind. */
  List<PiecewiseFunction.Piece> fold(PiecewiseFunction after, DoubleUnaryOperator scale) {
    List<PiecewiseFunction.Piece> pieces = new ArrayList<>();
    for (PiecewiseFunction.Piece p : after.pieces()) {
      double low = reaches(scale, rises ? p.from() : p.to());
      double high = reaches(scale, rises ? p.to() : p.from());
      if (high > low) {
        pieces.add(
            new PiecewiseFunction.Piece(
                low, high, x -> p.function().applyAsDouble(scale.applyAsDouble(x)), p.constant()));
      }
    }
    if (!rises) {
      Collections.reverse(pieces);
    }
    return pieces;
  }

  // Where the stretch reaches an energy behind the transform: its lower end if it begins beyond
  // that, its upper end if it never does.
  private double reaches(DoubleUnaryOperator scale, double energy) {
    if (Double.isInfinite(from) && !(energy > 0)) {
      return energy == 0 ? 0 : from;
    }
    double low = Math.max(0, from);
    if (from == low && has(scale, low, energy)) {
      return from;
    }
    double high = Double.isInfinite(to) ? Math.max(low, energy) : to;
    while (!has(scale, high, energy)) {
      high *= 2;
      if (high > to || Double.isInfinite(high)) {
        return to;
      }
    }
    // Bisection to the last bit: some sixty steps.
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return high;
      }
      if (has(scale, middle, energy)) {
        high = middle;
      } else {
        low = middle;
      }
    }
  }

  private boolean has(DoubleUnaryOperator scale, double place, double energy) {
    double behind = scale.applyAsDouble(place);
    return rises ? behind >= energy : behind <= energy;
  }
}
