package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.statistics.likelihood.Convention;
import org.nudipole.statistics.likelihood.Dataset;
import org.nudipole.statistics.likelihood.Hypotheses;
import org.nudipole.statistics.likelihood.ProfileInterval;
import org.nudipole.statistics.likelihood.ProfilePoint;
import org.nudipole.statistics.likelihood.ToyWorkers;
import org.nudipole.statistics.limit.VariedRun.Prepared;

/**
 * Finds the region of joint confidence in the scanned parameter and the limited one. At each value
 * of the scan the hypotheses about the other parameter are prepared once, from one template where
 * the rate is linear in the square of a moment; the region is cut out of them exactly.
 *
 * @param curve run, parameters, data and settings
 * @param templates templates of the curve
 * @param workers who does its toys
 */
public record ContourScan(LimitCurve curve, Templates templates, Workers workers) {
  /** Bisections of a step of the scan in which the region ends. */
  private static final int BISECTIONS = 12;

  /** The same where each takes toys. */
  private static final int COUNTED_BISECTIONS = 3;

  private static final int MOST_EVALUATIONS = 60;

  /** Relative accuracy of the best fit within two steps of the scan. */
  private static final double ACCURACY = 1e-3;

  /** Parts of the way from the last value of the scan inside to the end of the region. */
  private static final List<Double> ROUNDING = List.of(0.3, 0.6, 0.8, 0.92, 0.98, 1.0);

  /** A -2 ln L above that of the best fit that no signal may have and be the best fit itself. */
  private static final double SAME = 1e-7;

  /** One value of the scanned parameter: hypotheses with their best fit, or why there are none. */
  private record Column(
      double scanned,
      Optional<Prepared> prepared,
      Optional<ProfilePoint> best,
      Optional<String> closed,
      Optional<String> failure) {
    Place place() {
      return new Place(List.of(scanned), true);
    }

    double minimum() {
      return best.map(ProfilePoint::minimum).orElse(Double.POSITIVE_INFINITY);
    }

    Contour.Slice slice(Optional<ProfileInterval> variable) {
      return new Contour.Slice(
          scanned,
          variable.map(
              i ->
                  new ProfileInterval(
                      prepared.orElseThrow().parameter(i.low()),
                      prepared.orElseThrow().parameter(i.high()))),
          closed,
          failure);
    }

    Contour.Slice failed(ConvergenceException why) {
      return closed.isPresent()
          ? slice(Optional.empty())
          : new Contour.Slice(
              scanned, Optional.empty(), closed, Optional.of(String.valueOf(why.getMessage())));
    }
  }

  /** The region; its points are computed on all processors. */
  public Contour contour() {
    List<Column> columns =
        new ArrayList<>(
            curve.scan().orElseThrow().values().parallelStream().map(this::column).toList());
    Column first = Collections.min(columns, Comparator.comparingDouble(Column::minimum));
    if (first.best().isEmpty()) {
      return new Contour(
          columns.stream().map(c -> c.slice(Optional.empty())).toList(),
          Optional.empty(),
          OptionalDouble.empty());
    }
    try {
      return about(first, columns);
    } catch (ConvergenceException e) {
      return new Contour(
          columns.stream().map(c -> c.failed(e)).toList(),
          Optional.empty(),
          OptionalDouble.empty());
    }
  }

  // The region about its best fit, which lies by the best column.
  private Contour about(Column first, List<Column> columns) {
    Hypotheses hypotheses = first.prepared().orElseThrow().hypotheses();
    double none =
        curve.ofSignal()
            ? templates.nothing(curve.hypothesis()).fit(dataset(hypotheses)).minimum()
            : hypotheses.at(hypotheses.background(), dataset(hypotheses)).minimum();
    Column best = none - first.minimum() > SAME ? refined(columns, first) : first;
    Optional<Contour.Best> summary = Optional.of(summary(best, none));
    if (curve.settings().convention() == Convention.FELDMAN_COUSINS) {
      List<Column> rivals = columns.stream().filter(c -> c.prepared().isPresent()).toList();
      // The toys of each slice use all processors.
      List<Contour.Slice> own = columns.stream().map(c -> counted(c, rivals)).toList();
      return new Contour(
          slices(columns, own, (inside, outside) -> countedEnd(inside, outside, rivals)),
          summary,
          OptionalDouble.empty());
    }
    double distance = Contour.distance(curve.settings().level());
    double most = best.minimum() + distance;
    List<Contour.Slice> own = columns.parallelStream().map(c -> slice(c, most)).toList();
    return new Contour(
        slices(columns, own, (inside, outside) -> end(inside, outside, most)),
        summary,
        OptionalDouble.of(distance));
  }

  private static Contour.Best summary(Column best, double none) {
    double above = Math.max(0, none - best.minimum());
    if (above <= SAME) {
      return new Contour.Best(OptionalDouble.empty(), 0, best.minimum(), above);
    }
    double value = best.prepared().orElseThrow().parameter(best.best().orElseThrow().value());
    return new Contour.Best(OptionalDouble.of(best.scanned()), value, best.minimum(), above);
  }

  private Column column(double scanned) {
    try {
      Prepared prepared =
          curve.varied(OptionalDouble.of(scanned), templates).hypotheses(curve.profiled());
      ProfilePoint best = prepared.hypotheses().best(dataset(prepared.hypotheses()));
      return new Column(
          scanned, Optional.of(prepared), Optional.of(best), Optional.empty(), Optional.empty());
    } catch (ClosedException | NoEffectException e) {
      return new Column(
          scanned,
          Optional.empty(),
          Optional.empty(),
          Optional.of(e.getMessage()),
          Optional.empty());
    } catch (ConvergenceException e) {
      return new Column(
          scanned,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(e.getMessage()));
    }
  }

  private Dataset dataset(Hypotheses hypotheses) {
    return curve
        .counts()
        .map(counts -> new Dataset(counts, new double[hypotheses.pulls()]))
        .orElseGet(
            () ->
                curve.ofSignal()
                    ? templates.nothing(curve.hypothesis()).asimov()
                    : hypotheses.asimov());
  }

  // The best fit between the neighbours of the best value of the scan. It joins the columns, for a
  // region that is narrower than a step of the scan lies about it.
  private Column refined(List<Column> columns, Column first) {
    int at = columns.indexOf(first);
    double from = columns.get(Math.max(0, at - 1)).scanned();
    double to = columns.get(Math.min(columns.size() - 1, at + 1)).scanned();
    if (from == to) {
      return first;
    }
    Column found = column(between(from, to, bestPart(from, to)));
    if (!(found.minimum() < first.minimum())) {
      return first;
    }
    columns.add(found.scanned() > first.scanned() == to > from ? at + 1 : at, found);
    return found;
  }

  private double bestPart(double from, double to) {
    try {
      return new BrentOptimizer(ACCURACY, ACCURACY)
          .optimize(
              new MaxEval(MOST_EVALUATIONS),
              GoalType.MINIMIZE,
              new UnivariateObjectiveFunction(t -> finite(column(between(from, to, t)))),
              new SearchInterval(0, 1))
          .getPoint();
    } catch (TooManyEvaluationsException e) {
      throw new ConvergenceException(
          "no best fit found between " + from + " and " + to + " (" + e.getMessage() + ")");
    }
  }

  // The optimiser takes no infinity.
  private static double finite(Column column) {
    return Math.min(column.minimum(), Double.MAX_VALUE);
  }

  private static double between(double from, double to, double part) {
    return from > 0 && to > 0 ? from * Math.pow(to / from, part) : from + part * (to - from);
  }

  // Slices at the values of the scan, and where the region begins or ends between two of them.
  private static List<Contour.Slice> slices(
      List<Column> columns,
      List<Contour.Slice> own,
      BiFunction<Column, Column, List<Contour.Slice>> end) {
    List<Contour.Slice> all = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      all.add(own.get(i));
      if (i + 1 < own.size()) {
        Column here = columns.get(i);
        Column next = columns.get(i + 1);
        if (own.get(i).inside().isPresent() && isEnd(own.get(i + 1))) {
          all.addAll(end.apply(here, next));
        } else if (isEnd(own.get(i)) && own.get(i + 1).inside().isPresent()) {
          List<Contour.Slice> begin = new ArrayList<>(end.apply(next, here));
          Collections.reverse(begin);
          all.addAll(begin);
        }
      }
    }
    return all;
  }

  // A value at which no fit is known may lie inside.
  private static boolean isEnd(Contour.Slice slice) {
    return slice.inside().isEmpty() && slice.failure().isEmpty();
  }

  private Contour.Slice slice(Column column, double most) {
    if (column.prepared().isEmpty()) {
      return column.slice(Optional.empty());
    }
    Hypotheses hypotheses = column.prepared().get().hypotheses();
    try {
      return column.slice(ProfileInterval.below(hypotheses, dataset(hypotheses), most));
    } catch (ConvergenceException e) {
      return column.failed(e);
    }
  }

  // Slices from a value of the scan inside to the value towards another at which the region, or
  // the kinematic reach, ends.
  private List<Contour.Slice> end(Column inside, Column outside, double most) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (column(between(inside.scanned(), outside.scanned(), middle)).minimum() <= most) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double last = low;
    return ROUNDING.stream()
        .filter(part -> last > 0)
        .map(part -> column(between(inside.scanned(), outside.scanned(), part * last)))
        .map(column -> slice(column, most))
        .toList();
  }

  // Every step takes its toys, so the end is found within an eighth of a step of the scan.
  private List<Contour.Slice> countedEnd(Column inside, Column outside, List<Column> rivals) {
    double low = 0;
    double high = 1;
    List<Contour.Slice> found = new ArrayList<>();
    for (int i = 0; i < COUNTED_BISECTIONS; i++) {
      double middle = (low + high) / 2;
      Contour.Slice slice =
          counted(column(between(inside.scanned(), outside.scanned(), middle)), rivals);
      if (slice.inside().isPresent()) {
        found.add(slice);
        low = middle;
      } else {
        high = middle;
      }
    }
    return found;
  }

  private Contour.Slice counted(Column column, List<Column> rivals) {
    if (column.prepared().isEmpty()) {
      return column.slice(Optional.empty());
    }
    Hypotheses hypotheses = column.prepared().get().hypotheses();
    Dataset data = dataset(hypotheses);
    ToyWorkers toys =
        workers.toys(curve, column.place(), rivals.stream().map(Column::place).toList());
    try {
      return column.slice(
          curve
              .toyLimit(
                  hypotheses,
                  rivals.stream().map(c -> c.prepared().orElseThrow().hypotheses()).toList(),
                  toys)
              .interval(data));
    } catch (ConvergenceException e) {
      return column.failed(e);
    }
  }
}
