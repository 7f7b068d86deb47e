package org.nudipole.statistics.limit;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.macros.language.Dimension;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.Range;
import org.nudipole.statistics.likelihood.Component;

/**
 * Values of a parameter between which there is an experiment: a distance ends at the detector, an
 * efficiency at 1, a phase after half a turn.
 *
 * @param low least value, in the parameter's unit; may be -infinity
 * @param high greatest value; may be infinity
 * @param ends why it ends, where the range of the command does not say so
 */
record Domain(double low, double high, List<String> ends) {
  /** Steps from the background within which the ends are looked for. */
  static final double FAR = 100;

  /** Distance to an end that is not allowed itself, in steps. */
  private static final double INSIDE = 1e-6;

  private static final int BISECTIONS = 24;

  /** Digits of an end: more would depend on where the search for it begins. */
  private static final int TOLD = 4;

  /** A domain of fewer steps than this is a point. */
  private static final double POINT = 0.1;

  /** The range of a parameter; an end that is not allowed itself is approached. */
  static Domain range(FreeParameter parameter, double step) {
    Range range = parameter.range();
    return new Domain(
        inside(range, range.low(), step), inside(range, range.high(), -step), List.of());
  }

  /**
   * The range of a parameter; of an angle half a turn to both sides, as seen from 0 where its sign
   * means nothing, and a quarter where the sine is all that counts.
   *
   * @param counts components at a value
   */
  static Domain of(
      FreeParameter parameter,
      double background,
      double step,
      DoubleFunction<List<Component>> counts) {
    if (!isAngle(parameter)) {
      return range(parameter, step);
    }
    double turn = halfTurn(parameter);
    boolean unsigned = parameter.symmetry().isUnsigned();
    double middle = unsigned && Math.abs(background) < turn ? 0 : background;
    boolean sine =
        unsigned
            && Math.abs(background) < turn / 2
            && VariedRun.isSame(counts, turn / 3, turn - turn / 3);
    double end = sine ? turn / 2 : turn;
    return new Domain(
        middle - end,
        middle + end,
        List.of(told(parameter, middle + end, "beyond it the counts come again")));
  }

  /** Whether a parameter comes back to itself after a turn. */
  static boolean isAngle(FreeParameter parameter) {
    return parameter.unit().filter(u -> u.dimension() == Dimension.ANGLE).isPresent();
  }

  /** Half a turn in the unit of an angle. */
  static double halfTurn(FreeParameter angle) {
    return Math.PI * Units.RAD / angle.factor();
  }

  private static String told(FreeParameter parameter, double value, String why) {
    String end = (Digits.of(value, TOLD) + " " + parameter.units()).strip();
    return parameter.text() + " ends at " + end + " (" + why + ")";
  }

  /**
   * The part of it in which there is an experiment. It ends where a value is refused as such; a
   * refusal of anything else is told.
   *
   * @param background a value at which there is one
   * @param step a change that matters
   * @param run binds the run at a value
   * @throws IllegalArgumentException if the parameter cannot change alone, with the reason
   * @throws MacroException if a run is refused for another reason than the value
   */
  Domain possible(FreeParameter parameter, double background, double step, DoubleConsumer run) {
    Search search = new Search(parameter, run);
    End lowest = search.end(background, low, -step);
    End highest = search.end(background, high, step);
    List<String> why = Stream.of(lowest, highest).flatMap(e -> e.why.stream()).toList();
    if (highest.value - lowest.value < POINT * step) {
      throw new IllegalArgumentException(
          parameter.text()
              + " (it cannot change alone: "
              + (why.isEmpty() ? "its range is a point" : why.get(why.size() - 1))
              + ") name another number");
    }
    return new Domain(
        lowest.value,
        highest.value,
        Stream.concat(
                ends.stream(),
                Stream.of(lowest, highest)
                    .filter(e -> e.why.isPresent())
                    .map(e -> told(parameter, e.rounded(), e.why.get())))
            .toList());
  }

  /** A step, upwards if there is room, of which three lie inside. */
  double stride(double background, double step) {
    double up = Math.min(step, (high - background) / 4);
    double down = Math.max(-step, (low - background) / 4);
    return up > -down / 10 ? up : down;
  }

  /** A value, or the end of the domain where it lies beyond. */
  double nearest(double value) {
    return Math.min(high, Math.max(low, value));
  }

  private static double inside(Range range, double bound, double step) {
    return Double.isInfinite(bound) || range.contains(bound) ? bound : bound + INSIDE * step;
  }

  /**
   * An end, and why values beyond it are refused; no reason where the range itself ends.
   *
   * @param value the last value with an experiment
   * @param beyond a value without one, as near as it was looked for
   */
  private record End(double value, double beyond, Optional<String> why) {
    /** The end with the digits that are known: the search for it begins elsewhere in a fit. */
    double rounded() {
      double known = Math.pow(10, Math.ceil(Math.log10(Math.abs(beyond - value))));
      // A sum with 0 has no minus sign before a 0.
      return Math.rint(value / known) * known + 0.0;
    }
  }

  private record Search(FreeParameter parameter, DoubleConsumer run) {
    // The user did not write the value.
    private Fault at(double value, Fault fault) {
      String moved = (parameter.text() + " " + value + " " + parameter.units()).strip();
      return new Fault(
          fault.location(),
          "with " + moved + ": " + fault.problem(),
          fault.why(),
          fault.suggestion(),
          true);
    }

    End end(double from, double bound, double step) {
      double far = from + FAR * step;
      boolean beyond = step > 0 ? far >= bound : far <= bound;
      double good = from;
      double bad = beyond ? bound : far;
      Optional<String> why = bad == from ? Optional.empty() : refusal(bad);
      if (why.isEmpty()) {
        return new End(bound, bound, why);
      }
      for (int i = 0; i < BISECTIONS; i++) {
        double middle = good + (bad - good) / 2;
        Optional<String> here = refusal(middle);
        if (here.isEmpty()) {
          good = middle;
        } else {
          bad = middle;
          why = here;
        }
      }
      return new End(good, bad, why);
    }

    private Optional<String> refusal(double value) {
      try {
        run.accept(value);
        return Optional.empty();
      } catch (MacroException e) {
        if (e.isOfValues()) {
          return Optional.of(e.faults().get(0).why());
        }
        throw new MacroException(e.faults().stream().map(fault -> at(value, fault)).toList());
      }
    }
  }
}
