package org.nudipole.generator.sampling;

/**
 * Discrete distribution sampled from one 64-bit word without a search: the alias method (A. J.
 * Walker, ACM TOMS 3 (1977) 253) in the robust construction of M. D. Vose, IEEE Trans. Softw. Eng.
 * 17 (1991) 972. The low bits of the word choose a column, the other bits decide between the column
 * and its alias; probabilities are exact to 2^-44 or better.
 */
public final class AliasTable {
  private final int bits;
  private final long mask;
  private final long[] threshold;
  private final int[] alias;

  private AliasTable(int bits, long[] threshold, int[] alias) {
    this.bits = bits;
    this.mask = (1L << bits) - 1;
    this.threshold = threshold;
    this.alias = alias;
  }

  /**
   * A table for the given weights.
   *
   * @param weights at most 2^20 finite, non-negative weights with a positive sum; they need not be
   *     normalised
   * @throws IllegalArgumentException if the weights are none of that
   */
  public static AliasTable of(double[] weights) {
    double sum = 0;
    for (double w : weights) {
      if (!(w >= 0) || Double.isInfinite(w)) {
        throw new IllegalArgumentException("weight " + w + " must be finite and not negative");
      }
      sum += w;
    }
    if (!(sum > 0) || weights.length > 1 << 20) {
      throw new IllegalArgumentException("sum of " + weights.length + " weights is " + sum);
    }
    int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(weights.length - 1));
    int n = 1 << bits;
    double[] scaled = new double[n];
    int[] small = new int[n];
    int[] large = new int[n];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < n; i++) {
      scaled[i] = i < weights.length ? weights[i] / sum * n : 0;
      if (scaled[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    long unit = 1L << (64 - bits - 1);
    long[] threshold = new long[n];
    int[] alias = new int[n];
    while (smalls > 0 && larges > 0) {
      int s = small[--smalls];
      int l = large[--larges];
      threshold[s] = (long) (scaled[s] * unit);
      alias[s] = l;
      scaled[l] = (scaled[l] + scaled[s]) - 1;
      if (scaled[l] < 1) {
        small[smalls++] = l;
      } else {
        large[larges++] = l;
      }
    }
    while (larges > 0) {
      keep(large[--larges], unit, threshold, alias);
    }
    while (smalls > 0) {
      // Only rounding leaves a column here, with weight one; never one of weight zero, which must
      // not be drawn.
      int s = small[--smalls];
      if (s < weights.length && weights[s] > 0) {
        keep(s, unit, threshold, alias);
      } else {
        alias[s] = largest(weights);
      }
    }
    return new AliasTable(bits, threshold, alias);
  }

  /**
   * The index that a random word selects.
   *
   * @param word 64 random bits
   * @return an index into the weights
   */
  public int sample(long word) {
    int column = (int) (word & mask);
    // One spare bit at the top keeps both sides of the comparison positive.
    return (word >>> (bits + 1)) < threshold[column] ? column : alias[column];
  }

  private static int largest(double[] weights) {
    int best = 0;
    for (int i = 1; i < weights.length; i++) {
      best = weights[i] > weights[best] ? i : best;
    }
    return best;
  }

  private static void keep(int column, long unit, long[] threshold, int[] alias) {
    threshold[column] = unit;
    alias[column] = column;
  }
}
