package org.nudipole.validation.statistics;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.statistics.distribution.NormalDistribution;

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
  private static final int DOUBLINGS = 400;

  /** Parts of the way from its start to 0 by which a function has left it. */
  private static final double LEVEL = 1e-3;

  private static final int MOST_EVALUATIONS = 300;

  /** Checks the convention and the level. */
  public UpperLimit {
    if (convention == Convention.FELDMAN_COUSINS || !(level > 0.5 && level < 1)) {
      throw new IllegalArgumentException(
          convention + " at " + level + " (asymptotic limits have a level in (0.5, 1))");
    }
  }

  /**
   * The limit from data: the value above the best fit where the exclusion reaches the level.
   *
   * @return empty if no value up to the greatest possible one is excluded
   * @throws ConvergenceException if a fit fails
   */
  public OptionalDouble observed(Dataset data) {
    ProfilePoint best = hypotheses.best(data);
    if (convention == Convention.CLS) {
      Dataset asimov = hypotheses.asimov();
      double least = hypotheses.best(asimov).minimum();
      double target = 1 - level;
      return above(
          best.value(),
          x -> Math.log(target / cls(ratio(x, data, best), excess(x, asimov, least))));
    }
    double threshold = Math.pow(convention.deviations(level), 2);
    return above(best.value(), x -> ratio(x, data, best) - threshold);
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
    double wanted = convention.band(level, fluctuation, none <= hypotheses.lowest());
    if (wanted < 0) {
      return below(none, x -> Math.sqrt(excess(x, asimov, least)) + wanted);
    }
    // A tail that falls short of the level even in the limit of large values excludes nothing.
    return above(none, x -> Math.sqrt(excess(x, asimov, least)) - wanted);
  }

  private double ratio(double x, Dataset data, ProfilePoint best) {
    return Math.max(0, hypotheses.at(x, data).minimum() - best.minimum());
  }

  private double excess(double x, Dataset asimov, double least) {
    return Math.max(0, hypotheses.at(x, asimov).minimum() - least);
  }

  // Beyond q = q_A the best fit stays at the boundary, where q is linear in the data.
  private static double cls(double q, double asimov) {
    if (q > asimov) {
      double root = 2 * Math.sqrt(asimov);
      return NORMAL.survivalProbability((q + asimov) / root)
          / NORMAL.survivalProbability((q - asimov) / root);
    }
    return NORMAL.survivalProbability(Math.sqrt(q))
        / NORMAL.cumulativeProbability(Math.sqrt(asimov) - Math.sqrt(q));
  }

  private OptionalDouble below(double from, DoubleUnaryOperator rising) {
    OptionalDouble mirrored =
        root(x -> rising.applyAsDouble(from - x), from - hypotheses.lowest(), step(from));
    return mirrored.isPresent()
        ? OptionalDouble.of(from - mirrored.getAsDouble())
        : OptionalDouble.empty();
  }

  private OptionalDouble above(double from, DoubleUnaryOperator rising) {
    OptionalDouble distance =
        root(x -> rising.applyAsDouble(from + x), hypotheses.highest() - from, step(from));
    return distance.isPresent()
        ? OptionalDouble.of(from + distance.getAsDouble())
        : OptionalDouble.empty();
  }

  private double step(double from) {
    if (hypotheses instanceof CurvedHypotheses curved) {
      return curved.step();
    }
    return from > 0 ? from / 8 : 1;
  }

  // Whether a rising function tends to a value below 0: it has left its start, and from one
  // doubling
  // to the next it rises less and less, and hardly at all. So it is where a normalisation that goes
  // to 0 can take away a signal of any size.
  private static boolean levels(double start, double value, double before, double last) {
    return value < 0
        && value > (1 - LEVEL) * start
        && last < 0.75 * before
        && last < -LEVEL * LEVEL * start;
  }

  // The distance at which a function that is negative at 0 passes through 0.
  private static OptionalDouble root(DoubleUnaryOperator f, double most, double step) {
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
      if (levels(start, further, rise, further - there)) {
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
    if (f.applyAsDouble(low) >= 0) {
      return OptionalDouble.of(low);
    }
    try {
      return OptionalDouble.of(
          new BrentSolver(1e-9, 1e-9 * high).solve(MOST_EVALUATIONS, f::applyAsDouble, low, high));
    } catch (MathIllegalStateException e) {
      throw new ConvergenceException("no limit found (" + e.getMessage() + ")");
    }
  }
}
