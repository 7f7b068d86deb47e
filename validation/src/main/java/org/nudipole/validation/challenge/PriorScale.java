package org.nudipole.validation.challenge;

import org.nudipole.generator.axis.Spacing;

/**
 * A hidden value on the scale of its prior: the prior probability of lesser values, and half of
 * that of the value itself (the mid-distribution of E. Parzen). The prior is even on it from 0 to
 * 1, whatever unit or spacing it has; no signal, which has a probability of its own, is one point
 * in the middle of a gap as wide as that.
 *
 * @param prior where the value is drawn from if there is a signal
 * @param nullProbability probability of no signal; 0 for a value that does not belong to the signal
 */
record PriorScale(Prior prior, double nullProbability) {
  /** The place of a value, from 0 to 1; a value beyond the prior has that of the limit. */
  double of(double value) {
    double lesser = (1 - nullProbability) * share(value);
    if (nullProbability == 0 || value < 0) {
      return lesser;
    }
    return lesser + (value == 0 ? nullProbability / 2 : nullProbability);
  }

  /** The place of a value among those with a signal alone, from 0 to 1. */
  double share(double value) {
    if (value <= prior.low()) {
      return 0;
    }
    if (value >= prior.high()) {
      return 1;
    }
    return prior.scale() == Spacing.LOG
        ? Math.log(value / prior.low()) / Math.log(prior.high() / prior.low())
        : (value - prior.low()) / prior.range();
  }

  /** The value below which a part of the prior lies; 0, which is no signal, has a part too. */
  double quantile(double part) {
    double below = (1 - nullProbability) * share(0);
    if (nullProbability == 0 || part < below) {
      return prior.quantile(part / (1 - nullProbability));
    }
    return part < below + nullProbability
        ? 0
        : prior.quantile((part - nullProbability) / (1 - nullProbability));
  }

  /**
   * Whether a value stands for no signal: that is 0, and so is all between it and the prior, where
   * no truth can be.
   */
  boolean isAbsent(double value) {
    if (nullProbability == 0) {
      return false;
    }
    return value == 0
        || prior.low() > 0 && value < prior.low()
        || prior.high() < 0 && value > prior.high();
  }

  /** Whether an interval holds a value that stands for no signal. */
  boolean reachesAbsence(Interval interval) {
    return interval.contains(0) || isAbsent(interval.low()) || isAbsent(interval.high());
  }
}
