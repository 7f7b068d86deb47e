package org.nudipole.generator.sampling;

/**
 * Discrete distribution sampled from one 64-bit word without a search: the alias method (A. J.
 * Walker, ACM TOMS 3 (1977) 253) in the robust construction of M. D. Vose, IEEE Trans. Softw. Eng.
 * 17 (1991) 972. The low bits of the word choose a column, the other bits decide between the column
 * and its alias; probabilities are exact to 2^-43.
 */
public final class AliasTable {
  // Room for the alias in the low bits of an entry; the threshold has the others.
  private static final int ALIAS_BITS = 20;
  private static final int ALIAS_MASK = (1 << ALIAS_BITS) - 1;
  // The bits of a word that are compared with a threshold: those that choose no column.
  private static final int SHIFT = ALIAS_BITS + 1;
  private static final long UNIT = 1L << (64 - SHIFT);

  private final int mask;
  private final long[] entries;

  private AliasTable(long[] threshold, int[] alias) {
    mask = threshold.length - 1;
    entries = new long[threshold.length];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = threshold[i] << ALIAS_BITS | alias[i];
    }
  }

  /**
   * A table for the given weights.
   *
   * @param weights at most 2^20 finite, non-negative weights with a positive, finite sum; they need
   *     not be normalised
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
    if (!(sum > 0) || Double.isInfinite(sum) || weights.length > 1 << 20) {
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
    long[] threshold = new long[n];
    int[] alias = new int[n];
    while (smalls > 0 && larges > 0) {
      int s = small[--smalls];
      int l = large[--larges];
      threshold[s] = (long) (scaled[s] * UNIT);
      alias[s] = l;
      scaled[l] = (scaled[l] + scaled[s]) - 1;
      if (scaled[l] < 1) {
        small[smalls++] = l;
      } else {
        large[larges++] = l;
      }
    }
    while (larges > 0) {
      keep(large[--larges], threshold, alias);
    }
    while (smalls > 0) {
      // Only rounding leaves a column here, of a weight that is one but for it: what is left adds
      // up to the number of its columns, to much less than one.
      keep(small[--smalls], threshold, alias);
    }
    return new AliasTable(threshold, alias);
  }

  /**
   * The index that a random word selects.
   *
   * @param word 64 random bits
   * @return an index into the weights
   */
  public int sample(long word) {
    int column = (int) word & mask;
    long entry = entries[column];
    // All ones if the word is below the threshold: an unpredictable branch would cost more.
    int keep = (int) ((word >>> SHIFT) - (entry >>> ALIAS_BITS) >> 63);
    return (column & keep) | ((int) entry & ALIAS_MASK & ~keep);
  }

  private static void keep(int column, long[] threshold, int[] alias) {
    threshold[column] = UNIT;
    alias[column] = column;
  }
}
