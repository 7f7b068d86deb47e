package org.nudipole.statistics.limit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.statistics.likelihood.Dataset;
import org.nudipole.statistics.likelihood.Hypotheses;
import org.nudipole.statistics.likelihood.OneNull;
import org.nudipole.statistics.likelihood.Significance;
import org.nudipole.statistics.limit.VariedRun.Prepared;

/**
 * How significant data are against no signal, and the data expected with a signal, at one point or
 * along the scan of a curve. Other numbers that the curve leaves free are free with the signal, and
 * without it those that are no signal themselves.
 *
 * @param curve experiments, parameter, data and toys
 * @param templates templates of the curve
 * @param signal the parameter of the signal that is expected, in its unit; empty for none
 * @param workers who does its toys
 */
public record SignificanceScan(
    LimitCurve curve, Templates templates, OptionalDouble signal, Workers workers) {
  /** Toys where no asymptotic formula holds and the user does not say. */
  private static final int OWN_TOYS = 2000;

  /**
   * One point.
   *
   * @param scanned value of the scanned parameter in its unit; empty without a scan
   * @param observed that of the data; empty without data
   * @param expected that of Asimov data with the signal; empty without one
   * @param oneSided whether the signal has one sign
   * @param toys number of toys that probabilities are counted among; empty for asymptotic ones
   * @param closed why there is none: the point is outside the kinematic reach
   * @param failure why there is none: a fit did not converge
   */
  public record Point(
      OptionalDouble scanned,
      Optional<Significance> observed,
      Optional<Significance> expected,
      boolean oneSided,
      OptionalInt toys,
      Optional<String> closed,
      Optional<String> failure) {}

  /** The points, in the order of the scan; they are computed on all processors. */
  public List<Point> points() {
    return IntStream.range(0, curve.size())
        .parallel()
        .mapToObj(index -> point(curve.scanned(index)))
        .toList();
  }

  private Point point(OptionalDouble scanned) {
    try {
      Prepared prepared = curve.prepared(curve.varied(scanned, templates), curve.profiled());
      Hypotheses hypotheses = prepared.hypotheses();
      double[] pulls = new double[hypotheses.pulls()];
      Optional<Dataset> data = curve.counts().map(n -> new Dataset(n, pulls));
      Optional<Dataset> asimov =
          signal.isPresent()
              ? Optional.of(
                  new Dataset(
                      hypotheses.counts(prepared.variable(signal.getAsDouble()), pulls), pulls))
              : Optional.empty();
      return new Point(
          scanned,
          data.map(d -> significance(scanned, hypotheses, d)),
          asimov.map(d -> significance(scanned, hypotheses, d)),
          hypotheses.isOneSided(),
          toys(hypotheses),
          Optional.empty(),
          Optional.empty());
    } catch (ClosedException | NoEffectException e) {
      return without(scanned, Optional.of(e.getMessage()), Optional.empty());
    } catch (ConvergenceException e) {
      return without(scanned, Optional.empty(), Optional.of(e.getMessage()));
    }
  }

  private static Point without(
      OptionalDouble scanned, Optional<String> closed, Optional<String> failure) {
    return new Point(
        scanned, Optional.empty(), Optional.empty(), true, OptionalInt.empty(), closed, failure);
  }

  // Wilks' theorem is about hypotheses that no signal is one of, and of numbers that mean something
  // without one.
  private OptionalInt toys(Hypotheses hypotheses) {
    OptionalInt asked = curve.settings().toys();
    boolean counted =
        hypotheses instanceof OneNull
            || hypotheses instanceof ProfiledNumbers profiled && profiled.hasMore();
    return asked.isEmpty() && counted ? OptionalInt.of(OWN_TOYS) : asked;
  }

  private Significance significance(OptionalDouble scanned, Hypotheses hypotheses, Dataset data) {
    OptionalInt toys = toys(hypotheses);
    if (toys.isEmpty()) {
      return Significance.asymptotic(hypotheses, data);
    }
    Place place = Place.of(scanned, true);
    return Significance.counted(
        hypotheses,
        data,
        toys.getAsInt(),
        curve.settings().streams(),
        workers.toys(curve, place, List.of(place)));
  }
}
