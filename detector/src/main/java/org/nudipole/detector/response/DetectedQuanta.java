package org.nudipole.detector.response;

import java.util.function.LongToDoubleFunction;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.nudipole.generator.Require;
import org.nudipole.generator.sampling.BinomialTables;

/**
 * The signal of quanta that are each seen with some probability: a binomial number n of them, and
 * photoelectrons with a normal distribution of mean gain n and standard deviation width sqrt(n);
 * none if n = 0.
 *
 * @param probability probability to see a quantum, in (0, 1]
 * @param gain mean photoelectrons of a quantum that is seen
 * @param width their standard deviation
 */
public record DetectedQuanta(double probability, double gain, double width) {
  // Terms beyond this many standard deviations, and this many more, are below 1e-15.
  private static final double REACH = 8;
  private static final int MORE = 40;

  /** Checks the ranges. */
  public DetectedQuanta {
    Require.positive("probability to detect a quantum", probability);
    Require.inRange("probability to detect a quantum", probability, 0, 1);
    Require.positive("photoelectrons per quantum", gain);
    Require.notNegative("width of the signal of a quantum", width);
  }

  /** Standard deviation of the signal in quanta, over the root of their number. */
  double blur() {
    double relative = width / gain;
    return Math.sqrt((1 - probability + relative * relative) / probability);
  }

  /** Numbers of quanta that are seen. */
  BinomialTables seen() {
    return new BinomialTables(probability);
  }

  /** The signal of so many quanta that are seen. */
  double sample(SharedStateContinuousSampler normal, double seen) {
    return seen > 0 ? gain * seen + width * Math.sqrt(seen) * normal.sample() : 0;
  }

  /** The expectation of a function of the signal as a function of the number of quanta. */
  LongToDoubleFunction expectation(PiecewiseFunction after) {
    Counts bySeen =
        new Counts(n -> GaussianFolding.expectation(after, gain * n, width * Math.sqrt(n)));
    return new Counts(quanta -> binomial(after, bySeen, quanta))::at;
  }

  /** The expectation if it is the same for all these numbers of quanta, else NaN. */
  double constantOn(PiecewiseFunction after, long leastQuanta, long mostQuanta) {
    long least = least(leastQuanta);
    long most = most(mostQuanta);
    double far = 10 * width * Math.sqrt(most);
    return after.constantOn(least * gain - far, most * gain + far);
  }

  // Numbers of quanta seen, out of some, between which all others are negligible.
  private long least(long quanta) {
    return Math.max(0, (long) (quanta * probability - reach(quanta)));
  }

  private long most(long quanta) {
    return Math.min(quanta, (long) (quanta * probability + reach(quanta)) + 1);
  }

  private double reach(long quanta) {
    return REACH * Math.sqrt(quanta * probability * (1 - probability)) + MORE;
  }

  private double binomial(PiecewiseFunction after, Counts bySeen, long quanta) {
    double same = constantOn(after, quanta, quanta);
    if (!Double.isNaN(same)) {
      return same;
    }
    if (probability == 1) {
      return bySeen.at(quanta);
    }
    long least = least(quanta);
    long most = most(quanta);
    // Terms relative to the greatest; their sum normalises them.
    double odds = probability / (1 - probability);
    long mode = Math.min(quanta, (long) ((quanta + 1) * probability));
    double sum = bySeen.at(mode);
    double norm = 1;
    double term = 1;
    for (long n = mode; n > least; n--) {
      term *= n / ((quanta - n + 1) * odds);
      norm += term;
      sum += term * bySeen.at(n - 1);
    }
    term = 1;
    for (long n = mode; n < most; n++) {
      term *= (quanta - n) * odds / (n + 1);
      norm += term;
      sum += term * bySeen.at(n + 1);
    }
    return sum / norm;
  }
}
