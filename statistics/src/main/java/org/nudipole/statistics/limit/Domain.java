package org.nudipole.statistics.limit;

import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.Range;
import org.nudipole.macros.language.Symmetry;

/**
 * Values of a parameter between which there is an experiment: a distance ends at the detector, an
 * efficiency at 1, a phase after half a turn.
 *
 * @param low least value, in the parameter's unit; may be -infinity
 * @param high greatest value; may be infinity
 */
record Domain(double low, double high) {
  /** Steps from the background within which the ends are looked for. */
  static final double FAR = 100;

  /** Distance to an end that is not allowed itself, in steps. */
  private static final double INSIDE = 1e-6;

  private static final int BISECTIONS = 24;

  /** A domain of fewer steps than this is a point. */
  private static final double POINT = 0.1;

  /** The range of a parameter; an end that is not allowed itself is approached. */
  static Domain range(FreeParameter parameter, double step) {
    Range range = parameter.range();
    return new Domain(inside(range, range.low(), step), inside(range, range.high(), -step));
  }

  /** The range of a parameter; of a phase half a turn to both sides. */
  static Domain of(FreeParameter parameter, double background, double step) {
    if (parameter.symmetry() == Symmetry.PHASE) {
      double half = Math.PI / parameter.factor();
      return new Domain(background - half, background + half);
    }
    return range(parameter, step);
  }

  /**
   * The part of it in which there is an experiment.
   *
   * @param background a value at which there is one
   * @param step a change that matters
   * @param run binds the run at a value
   * @throws IllegalArgumentException if the parameter cannot change alone, with the reason
   */
  Domain possible(FreeParameter parameter, double background, double step, DoubleConsumer run) {
    double lowest = end(background, low, -step, run);
    double highest = end(background, high, step, run);
    if (highest - lowest < POINT * step) {
      String why =
          fault(background + step, run)
              .or(() -> fault(background - step, run))
              .map(e -> e.faults().get(0).why())
              .orElse("its range is a point");
      throw new IllegalArgumentException(
          parameter.text() + " (it cannot change alone: " + why + ") name another number");
    }
    return new Domain(lowest, highest);
  }

  /** A value, or the end of the domain where it lies beyond. */
  double nearest(double value) {
    return Math.min(high, Math.max(low, value));
  }

  private static double inside(Range range, double bound, double step) {
    return Double.isInfinite(bound) || range.contains(bound) ? bound : bound + INSIDE * step;
  }

  private static double end(double from, double bound, double step, DoubleConsumer run) {
    double far = from + FAR * step;
    boolean beyond = step > 0 ? far >= bound : far <= bound;
    double good = from;
    double bad = beyond ? bound : far;
    if (bad == from || fault(bad, run).isEmpty()) {
      return bound;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = good + (bad - good) / 2;
      if (fault(middle, run).isEmpty()) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }

  private static Optional<MacroException> fault(double value, DoubleConsumer run) {
    try {
      run.accept(value);
      return Optional.empty();
    } catch (MacroException e) {
      return Optional.of(e);
    }
  }
}
