package org.nudipole.statistics.likelihood;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.exception.NoBracketingException;
import org.nudipole.generator.mathematics.ConvergenceException;

/** Where a rising function of a distance passes through 0. */
final class Crossing {
  private static final int DOUBLINGS = 400;
  private static final int MOST_EVALUATIONS = 300;

  /** Doublings after which a function that has not left its start never will. */
  private static final int FLAT = 100;

  /** Part of the way from its start to 0 by which a function has left it. */
  private static final double LEVEL = 1e-3;

  private Crossing() {}

  /**
   * The distance at which a function that is negative at 0 passes through 0.
   *
   * @param f the function
   * @param most greatest distance, may be +infinity
   * @param step a distance to begin with, of any size
   * @return empty if it stays negative
   * @throws ConvergenceException if no crossing is found
   */
  static OptionalDouble of(DoubleUnaryOperator f, double most, double step) {
    double high = Math.min(step, most);
    double low = 0;
    double start = f.applyAsDouble(0);
    double there = f.applyAsDouble(high);
    double rise = there - start;
    for (int i = 0; i < DOUBLINGS && there < 0; i++) {
      if (high >= most) {
        return OptionalDouble.empty();
      }
      low = high;
      high = Math.min(2 * high, most);
      double further = f.applyAsDouble(high);
      boolean flat = i >= FLAT && further <= start - LEVEL * LEVEL * start;
      if (flat || levels(start, further, rise, further - there)) {
        return OptionalDouble.empty();
      }
      rise = further - there;
      there = further;
    }
    if (!(there >= 0)) {
      throw new ConvergenceException(
          "no limit found (the likelihood does not fall up to " + high + ")");
    }
    // The first step may have gone far too far: come back to the scale of the limit.
    while (low == 0 && f.applyAsDouble(high / 2) >= 0 && high > Double.MIN_NORMAL) {
      high /= 2;
    }
    low = Math.max(low, high / 2);
    double before = f.applyAsDouble(low);
    if (before >= 0) {
      return OptionalDouble.of(low);
    }
    if (Double.isNaN(before)) {
      throw new ConvergenceException("no limit found (the likelihood is no number at " + low + ")");
    }
    return OptionalDouble.of(between(f, low, high, 1e-9, 1e-9 * high));
  }

  /**
   * Where a function passes through 0 between a value at which it is negative and one at which it
   * is not, be it infinite there; the value beyond which it is infinite, if it jumps.
   *
   * @throws ConvergenceException if no crossing is found
   */
  static double between(
      DoubleUnaryOperator f, double negative, double positive, double relative, double absolute) {
    double inside = negative;
    double outside = positive;
    double there = f.applyAsDouble(outside);
    while (there == Double.POSITIVE_INFINITY) {
      double middle = inside + (outside - inside) / 2;
      if (Math.abs(outside - inside) <= absolute || middle == inside || middle == outside) {
        return inside;
      }
      double value = f.applyAsDouble(middle);
      if (value < 0) {
        inside = middle;
      } else {
        outside = middle;
        there = value;
      }
    }
    try {
      return new BrentSolver(relative, absolute)
          .solve(
              MOST_EVALUATIONS,
              f::applyAsDouble,
              Math.min(inside, outside),
              Math.max(inside, outside));
    } catch (MathIllegalStateException | NoBracketingException e) {
      throw new ConvergenceException("no limit found (" + e.getMessage() + ")");
    }
  }

  // Whether a rising function tends to a value below 0: it has left its start, and rises less and
  // less from one doubling to the next, now hardly at all. A normalisation that goes to 0 can take
  // away a signal of any size.
  private static boolean levels(double start, double value, double before, double last) {
    return value < 0
        && value > (1 - LEVEL) * start
        && last < 0.75 * before
        && last < -LEVEL * LEVEL * start;
  }
}
