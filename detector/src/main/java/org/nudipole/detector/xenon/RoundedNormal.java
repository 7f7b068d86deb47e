package org.nudipole.detector.xenon;

import java.util.stream.LongStream;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * A normal deviate rounded to a whole number; 0 takes what lies below.
 *
 * @param mean its mean before it is rounded
 * @param sigma its standard deviation, positive
 */
record RoundedNormal(double mean, double sigma) {
  // Standard deviations that are summed over; outside lies less than 1e-14.
  private static final double REACH = 8;

  /** The least number that is summed over. */
  long least() {
    return (long) Math.max(0, mean - REACH * sigma);
  }

  /** The greatest number that is summed over. */
  long most() {
    return (long) (mean + REACH * sigma + 1);
  }

  /** Probabilities of the least number that is summed over, and so on to the greatest. */
  double[] probabilities() {
    return LongStream.rangeClosed(least(), most()).mapToDouble(this::probability).toArray();
  }

  double probability(long count) {
    double above = (count + 0.5 - mean) / (sigma * Math.sqrt(2));
    if (count == 0) {
      return Erfc.value(-above) / 2;
    }
    double below = (count - 0.5 - mean) / (sigma * Math.sqrt(2));
    return below > 0
        ? (Erfc.value(below) - Erfc.value(above)) / 2
        : (Erfc.value(-above) - Erfc.value(-below)) / 2;
  }
}
