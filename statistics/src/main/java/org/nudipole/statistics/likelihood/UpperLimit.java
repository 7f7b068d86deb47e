package org.nudipole.statistics.likelihood;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * Upper limits on a parameter from the profile likelihood ratio with asymptotic thresholds (G.
 * Cowan, K. Cranmer, E. Gross, O. Vitells, Eur. Phys. J. C 71 (2011) 1554).
 *
 * @param hypotheses the parameter
 * @param convention what excluded means; not Feldman-Cousins, whose thresholds are from toys
 * @param level confidence level
 */
public record UpperLimit(Hypotheses hypotheses, Convention convention, double level) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** A -2 ln L above that of the best fit that no signal may have and be the best fit itself. */
  private static final double SAME = 1e-7;

  /** Checks the convention and the level. */
  public UpperLimit {
    if (convention == Convention.FELDMAN_COUSINS || !(level > 0.5 && level < 1)) {
      throw new IllegalArgumentException(
          convention + " at " + level + " (asymptotic limits have a level in (0.5, 1))");
    }
  }

  /**
   * The limit from data: the value above the best fit where the exclusion reaches the level. Where
   * the likelihood has a second minimum that is not excluded, the limit lies above that.
   *
   * @return empty if no value up to the greatest possible one is excluded
   * @throws ConvergenceException if a fit fails
   */
  public OptionalDouble observed(Dataset data) {
    List<ProfilePoint> minima = hypotheses.minima(data);
    double best = lowest(minima);
    if (convention == Convention.CLS) {
      Dataset asimov = hypotheses.asimov();
      double least = hypotheses.best(asimov).minimum();
      double target = 1 - level;
      double none = hypotheses.background();
      boolean stopped = none <= hypotheses.lowest() && excess(none, data, best) <= SAME;
      // CLs asks for more than no signal, however far below it the best fit is.
      return above(
          minima.stream().mapToDouble(m -> Math.max(none, m.value())),
          x -> Math.log(target / cls(excess(x, data, best), excess(x, asimov, least), stopped)));
    }
    double threshold = Math.pow(convention.deviations(level), 2);
    OptionalDouble limit =
        above(
            minima.stream().mapToDouble(ProfilePoint::value),
            x -> excess(x, data, best) - threshold);
    return convention == Convention.POWER_CONSTRAINED
        ? greater(limit, expected(Convention.LEAST_POWER))
        : limit;
  }

  /** The greater of two limits, of which an empty one excludes nothing. */
  static OptionalDouble greater(OptionalDouble one, OptionalDouble other) {
    return one.isEmpty() || other.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(one.getAsDouble(), other.getAsDouble()));
  }

  /**
   * The limit expected without a signal, where chance moves the data by some standard deviations.
   *
   * <p>The standard deviation is that of the Asimov data at the limit, x^2 / sigma^2 = q_A(x). With
   * a parameter that stops at the value of no signal, downward fluctuations leave the best fit
   * there, as they do in data; so the band is that of the limits which {@link #observed} gives.
   *
   * @param fluctuation standard deviations; 0 for the median
   * @return empty if no value is excluded
   * @throws ConvergenceException if a fit fails
   */
  public OptionalDouble expected(double fluctuation) {
    Dataset asimov = hypotheses.asimov();
    double none = hypotheses.background();
    double least = hypotheses.at(none, asimov).minimum();
    boolean bounded = none <= hypotheses.lowest();
    double wanted = convention.band(level, fluctuation, bounded);
    if (wanted < 0) {
      return below(none, x -> Math.sqrt(excess(x, asimov, least)) + wanted);
    }
    // A tail that falls short of the level even in the limit of large values excludes nothing.
    List<ProfilePoint> minima =
        bounded ? hypotheses.minima(asimov) : List.of(hypotheses.at(none, asimov));
    return above(
        minima.stream().mapToDouble(ProfilePoint::value),
        x -> Math.sqrt(excess(x, asimov, least)) - wanted);
  }

  private static double lowest(List<ProfilePoint> minima) {
    return minima.stream().mapToDouble(ProfilePoint::minimum).min().orElseThrow();
  }

  private double excess(double x, Dataset data, double least) {
    return Math.max(0, hypotheses.at(x, data).minimum() - least);
  }

  // A best fit that is stopped at no signal by the boundary has q > q_A, and q is then linear in
  // the data. Without a boundary sqrt(q) is, for all q.
  private static double cls(double q, double asimov, boolean stopped) {
    if (q == Double.POSITIVE_INFINITY) {
      return 0;
    }
    if (asimov == 0) {
      // No data tell this value from no signal.
      return 1;
    }
    if (stopped && q > asimov) {
      double root = 2 * Math.sqrt(asimov);
      return NORMAL.survivalProbability((q + asimov) / root)
          / NORMAL.survivalProbability((q - asimov) / root);
    }
    return NORMAL.survivalProbability(Math.sqrt(q))
        / NORMAL.cumulativeProbability(Math.sqrt(asimov) - Math.sqrt(q));
  }

  private OptionalDouble below(double from, DoubleUnaryOperator rising) {
    OptionalDouble mirrored =
        Crossing.of(
            x -> rising.applyAsDouble(from - x), from - hypotheses.lowest(), hypotheses.step(from));
    return mirrored.isPresent()
        ? OptionalDouble.of(from - mirrored.getAsDouble())
        : OptionalDouble.empty();
  }

  // From the greatest minimum that is not excluded itself.
  private OptionalDouble above(DoubleStream minima, DoubleUnaryOperator rising) {
    double from =
        minima.filter(x -> rising.applyAsDouble(x) < 0).max().orElse(hypotheses.background());
    OptionalDouble distance =
        Crossing.of(
            x -> rising.applyAsDouble(from + x),
            hypotheses.highest() - from,
            hypotheses.step(from));
    return distance.isPresent()
        ? OptionalDouble.of(from + distance.getAsDouble())
        : OptionalDouble.empty();
  }
}
