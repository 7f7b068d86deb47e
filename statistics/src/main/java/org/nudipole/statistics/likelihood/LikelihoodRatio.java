package org.nudipole.statistics.likelihood;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * What tells data that a value of a parameter does not fit: -2 ln L there, pulls profiled, above
 * that of the best fit.
 *
 * @param hypotheses the parameter
 * @param rivals the same for all values of another parameter that is fitted too, or the parameter
 *     alone: the best fit is the best of all
 * @param oneSided whether a best fit above a value does not count against it
 */
record LikelihoodRatio(Hypotheses hypotheses, List<Hypotheses> rivals, boolean oneSided) {
  /** A value without end over the one that is tested. */
  private static final double END = 1e6;

  /** Keeps a copy. */
  LikelihoodRatio {
    rivals = List.copyOf(rivals);
  }

  /**
   * Data with their best fit; equal to itself alone.
   *
   * @param data the data
   * @param value the parameter at the best fit to it alone
   * @param minimum -2 ln L of the best fit to all
   */
  record Fitted(Dataset data, double value, double minimum) {}

  /**
   * Fits data.
   *
   * @param scale a size of the parameter that matters
   * @throws ConvergenceException if there is no best fit
   */
  Fitted fitted(Dataset data, double scale) {
    ProfilePoint own = best(hypotheses, data, scale);
    double least =
        rivals.stream()
            .filter(h -> h != hypotheses)
            .mapToDouble(h -> best(h, data, scale).minimum())
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    return new Fitted(data, own.value(), Math.min(least, own.minimum()));
  }

  /**
   * The ratio at a value, not negative.
   *
   * @throws ConvergenceException if a fit fails
   */
  double at(double value, Fitted fitted) {
    return oneSided && fitted.value() > value
        ? 0
        : Math.max(0, hypotheses.at(value, fitted.data()).minimum() - fitted.minimum());
  }

  // A toy may prefer a signal without end whose normalisation goes to 0. The likelihood then rises
  // towards that of a best fit that no size has; there it hardly differs from it.
  private static ProfilePoint best(Hypotheses rival, Dataset data, double scale) {
    try {
      return rival.best(data);
    } catch (ConvergenceException e) {
      double far = END * scale;
      if (!(far < rival.highest())) {
        throw e;
      }
      ProfilePoint last = rival.at(far, data);
      ProfilePoint least =
          DoubleStream.of(0, 0.1, 0.3, 1, 3, 10)
              .mapToObj(x -> rival.at(rival.background() + x * scale, data))
              .min(Comparator.comparingDouble(ProfilePoint::minimum))
              .orElseThrow();
      if (least.minimum() < last.minimum()) {
        throw e;
      }
      return last;
    }
  }
}
