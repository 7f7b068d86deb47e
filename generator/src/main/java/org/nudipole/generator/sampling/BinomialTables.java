package org.nudipole.generator.sampling;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.mathematics.BinomialDeviate;

/**
 * Binomial numbers of one probability and any number of trials, without a comparison of
 * probabilities: up to 32,767 trials, a number of three digits of base 32, the successes are the
 * sum of those among the trials of each digit, drawn from {@link AliasTable}s and as exact as
 * these. Immutable and shared by threads.
 */
public final class BinomialTables {
  private static final int BITS = 5;
  private static final int DIGIT = (1 << BITS) - 1;
  private static final int DIGITS = 3;
  private static final int MOST = (1 << BITS * DIGITS) - 1;

  /** Beyond terms below this part of the greatest, which are left out, lies less than 1e-17. */
  private static final double SMALL = 1e-20;

  private final double probability;
  private final AliasTable[] tables = new AliasTable[DIGITS << BITS];
  private final int[] least = new int[DIGITS << BITS];

  /** Tables of a probability in (0, 1]. */
  public BinomialTables(double probability) {
    this.probability = probability;
    for (int i = 0; i < tables.length; i++) {
      int digit = i & DIGIT;
      int trials = digit << (i >> BITS) * BITS;
      double[] terms = terms(trials);
      int first = 0;
      while (terms[first] == 0) {
        first++;
      }
      least[i] = first;
      tables[i] = AliasTable.of(Arrays.copyOfRange(terms, first, trials + 1));
    }
  }

  // Probabilities relative to the greatest, by their ratios; 0 where they are negligible.
  private double[] terms(int trials) {
    double[] terms = new double[trials + 1];
    int mode = Math.min(trials, (int) ((trials + 1) * probability));
    terms[mode] = 1;
    double odds = probability / (1 - probability);
    for (int k = mode; k < trials && terms[k] > SMALL; k++) {
      terms[k + 1] = terms[k] * ((trials - k) * odds / (k + 1));
    }
    // With a probability of 1 these are 0.
    for (int k = mode; k > 0 && terms[k] > SMALL; k--) {
      terms[k - 1] = terms[k] * (k / ((trials - k + 1) * odds));
    }
    return terms;
  }

  /**
   * A whole number of successes.
   *
   * @param trials a whole number, not negative
   */
  public double sample(UniformRandomProvider random, double trials) {
    if (trials > MOST) {
      return BinomialDeviate.sample(random, trials, probability);
    }
    int number = (int) trials;
    // A digit of 0 is drawn as well: a branch that nobody can predict would cost more.
    int sum = 0;
    for (int place = 0; place < DIGITS; place++) {
      int i = place << BITS | number >> place * BITS & DIGIT;
      sum += least[i] + tables[i].sample(random.nextLong());
    }
    return sum;
  }
}
