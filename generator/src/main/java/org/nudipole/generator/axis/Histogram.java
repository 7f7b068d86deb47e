package org.nudipole.generator.axis;

import java.util.Arrays;

/**
 * Counts of values in bins. Every value filled is counted once: in a bin, as underflow, as overflow
 * or as undefined (NaN).
 *
 * <p>Files store single or double precision quotients, so a value on an outer edge may come back
 * one rounding beyond it. Values within two units in the last place of the stored type of an outer
 * edge therefore count as inside.
 */
public final class Histogram {
  private final Binning binning;
  private final long[] counts;
  private long underflow;
  private long overflow;
  private long undefined;

  /** An empty histogram. */
  public Histogram(Binning binning) {
    this.binning = binning;
    this.counts = new long[binning.size()];
  }

  /**
   * Counts {@code values[from] ... values[to - 1]}.
   *
   * @param unit factor from a value to the unit of the edges
   */
  public void fill(double[] values, int from, int to, double unit) {
    for (int i = from; i < to; i++) {
      double value = values[i] * unit;
      int bin = binning.index(value);
      if (bin >= 0 && bin < counts.length) {
        counts[bin]++;
      } else {
        addOutside(value, 2 * Math.ulp(values[i]) * unit);
      }
    }
  }

  /**
   * Counts {@code values[from] ... values[to - 1]}.
   *
   * @param unit factor from a value to the unit of the edges
   */
  public void fill(float[] values, int from, int to, double unit) {
    for (int i = from; i < to; i++) {
      double value = values[i] * unit;
      int bin = binning.index(value);
      if (bin >= 0 && bin < counts.length) {
        counts[bin]++;
      } else {
        addOutside(value, 2.0 * Math.ulp(values[i]) * unit);
      }
    }
  }

  /** The bins. */
  public Binning binning() {
    return binning;
  }

  /** A copy of the counts per bin. */
  public long[] counts() {
    return counts.clone();
  }

  /** Count of one bin. */
  public long count(int bin) {
    return counts[bin];
  }

  /** Values below the first edge. */
  public long underflow() {
    return underflow;
  }

  /** Values above the last edge. */
  public long overflow() {
    return overflow;
  }

  /** Values that were NaN. */
  public long undefined() {
    return undefined;
  }

  /** All values filled, whether in a bin or not. */
  public long total() {
    return Arrays.stream(counts).sum() + underflow + overflow + undefined;
  }

  private void addOutside(double value, double rounding) {
    int bin = binning.index(value, rounding);
    if (bin == Binning.UNDEFINED) {
      undefined++;
    } else if (bin == Binning.UNDERFLOW) {
      underflow++;
    } else if (bin == counts.length) {
      overflow++;
    } else {
      counts[bin]++;
    }
  }
}
