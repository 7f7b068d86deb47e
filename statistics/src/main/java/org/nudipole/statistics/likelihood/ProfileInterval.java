package org.nudipole.statistics.likelihood;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * The values of one parameter whose profile likelihood lies within some distance of the best fit;
 * ends at a limit of the parameter if the likelihood does not fall that far before it.
 *
 * @param low lower end
 * @param high upper end
 */
public record ProfileInterval(double low, double high) {
  private static final int MOST_STEPS = 60;

  private static final int MOST_HALVINGS = 100;

  /** A -2 ln L below that of the best fit that accuracy does not explain. */
  private static final double LOWER = 1e-5;

  /** Its width. */
  public double width() {
    return high - low;
  }

  /**
   * The values of a parameter up to a given -2 ln L, pulls profiled.
   *
   * @param hypotheses the parameter
   * @param data the data
   * @param most greatest -2 ln L inside
   * @return empty if no value is inside
   * @throws ConvergenceException if an end is not found
   */
  public static Optional<ProfileInterval> below(Hypotheses hypotheses, Dataset data, double most) {
    List<ProfilePoint> inside =
        hypotheses.minima(data).stream().filter(p -> p.minimum() <= most).toList();
    if (inside.isEmpty()) {
      return Optional.empty();
    }
    double first = inside.stream().mapToDouble(ProfilePoint::value).min().orElseThrow();
    double last = inside.stream().mapToDouble(ProfilePoint::value).max().orElseThrow();
    return Optional.of(
        new ProfileInterval(
            first - distance(hypotheses, data, most, first, -1),
            last + distance(hypotheses, data, most, last, 1)));
  }

  // From a minimum to the end on one side, or to the limit of the parameter.
  private static double distance(
      Hypotheses hypotheses, Dataset data, double most, double from, int direction) {
    double room = direction < 0 ? from - hypotheses.lowest() : hypotheses.highest() - from;
    return room > 0
        ? Crossing.of(
                d -> hypotheses.at(from + direction * d, data).minimum() - most,
                room,
                hypotheses.step(from))
            .orElse(room)
        : 0;
  }

  /**
   * Finds both ends.
   *
   * @param likelihood the likelihood
   * @param best its minimum
   * @param parameter index of the parameter
   * @param distance greatest -2 ln L above the minimum: 1 for 68.27 %
   * @return the interval; an end is infinite where the likelihood hardly falls
   * @throws ConvergenceException if an end is not found, or a lower minimum is
   */
  public static ProfileInterval of(
      BinnedLikelihood likelihood, Fit best, int parameter, double distance) {
    boolean[] none = new boolean[best.values().length];
    return of(likelihood, new DeterminedFit(best, none, Map.of()), parameter, distance);
  }

  /** The same where some parameters are held. */
  static ProfileInterval of(
      BinnedLikelihood likelihood, DeterminedFit best, int parameter, double distance) {
    FitParameter limits = likelihood.model().parameters().get(parameter);
    double error = best.fit().error(parameter);
    double step = Math.sqrt(distance) * (error > 0 ? error : 1e-3);
    return new ProfileInterval(
        end(likelihood, best, parameter, distance, -step, limits.low()),
        end(likelihood, best, parameter, distance, step, limits.high()));
  }

  private static double end(
      BinnedLikelihood likelihood,
      DeterminedFit fit,
      int parameter,
      double distance,
      double step,
      double limit) {
    double from = fit.fit().values()[parameter];
    double inside = from;
    double outside = from;
    for (int i = 0; i < MOST_STEPS; i++) {
      outside = nearer(from + step * (1 << Math.min(i, 30)), limit, step);
      if (excess(likelihood, fit, parameter, outside) >= distance) {
        // Second derivatives may say nothing about the scale: come back to it.
        double middle = inside + (outside - inside) / 2;
        for (int k = 0;
            inside == from
                && k < MOST_HALVINGS
                && excess(likelihood, fit, parameter, middle) >= distance;
            k++) {
          outside = middle;
          middle = inside + (outside - inside) / 2;
        }
        return root(likelihood, fit, parameter, distance, inside, outside);
      }
      if (outside == limit) {
        return limit;
      }
      inside = outside;
    }
    return limit;
  }

  private static double nearer(double value, double limit, double step) {
    return step < 0 ? Math.max(value, limit) : Math.min(value, limit);
  }

  private static double root(
      BinnedLikelihood likelihood,
      DeterminedFit fit,
      int parameter,
      double distance,
      double inside,
      double outside) {
    return Crossing.between(
        x -> excess(likelihood, fit, parameter, x) - distance,
        inside,
        outside,
        1e-12,
        1e-7 * Math.abs(outside - inside));
  }

  private static double excess(
      BinnedLikelihood likelihood, DeterminedFit fit, int parameter, double value) {
    double[] start = fit.fit().values().clone();
    start[parameter] = value;
    boolean[] fixed = fit.held().clone();
    fixed[parameter] = true;
    if (!likelihood.isPossible(start)) {
      return Double.POSITIVE_INFINITY;
    }
    Fit there = DeterminedFit.of(likelihood, start, fixed).fit();
    double excess = there.minimum() - fit.fit().minimum();
    if (excess < -LOWER) {
      throw new LowerMinimumException(
          likelihood.model().parameters().get(parameter).name(), there.values(), -excess);
    }
    return excess;
  }
}
