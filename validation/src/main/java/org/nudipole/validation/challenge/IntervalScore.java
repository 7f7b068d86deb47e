package org.nudipole.validation.challenge;

/**
 * What a central interval costs: its width, and 2 / alpha for each unit by which the truth lies
 * outside, where alpha is the probability outside (T. Gneiting, A. E. Raftery, J. Am. Stat. Assoc.
 * 102 (2007) 359, eq. 43). It is proper: on average no interval costs less than that between the
 * quantiles alpha / 2 and 1 - alpha / 2, so coverage counts with width.
 */
final class IntervalScore {
  private IntervalScore() {}

  /**
   * The cost of an interval.
   *
   * @param outside probability that the interval leaves outside, both sides together
   */
  static double of(Interval interval, double outside, double truth) {
    double miss = Math.max(0, interval.low() - truth) + Math.max(0, truth - interval.high());
    return interval.width() + 2 / outside * miss;
  }
}
