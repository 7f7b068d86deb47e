package org.nudipole.generator.mathematics;

import java.util.function.DoubleUnaryOperator;

/**
 * A dear function of one number that remembers some of its values: integrals ask again and again at
 * the same places. For all threads, without a lock and without allocation: a value is kept together
 * with its exclusive or with the place, so that what two threads wrote at once is not taken for
 * either (R. Hyatt, T. Mann, ICGA Journal 25 (2002) 36).
 */
public final class Remembered implements DoubleUnaryOperator {
  private static final int BITS = 14;

  /** The golden ratio over 2^64 spreads places that differ in any of their bits. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final DoubleUnaryOperator function;
  private final long[] marks = new long[1 << BITS];
  private final long[] values = new long[1 << BITS];

  /**
   * Remembers nothing yet.
   *
   * @param function gives the same value at the same place
   */
  public Remembered(DoubleUnaryOperator function) {
    this.function = function;
  }

  @Override
  public double applyAsDouble(double place) {
    // 0, the mark of nothing, is no place's own: its bits are not those of a number asked for.
    long key = Double.doubleToRawLongBits(place) + 1;
    int slot = (int) (key * SPREAD >>> 64 - BITS);
    long known = values[slot];
    if ((marks[slot] ^ known) == key) {
      return Double.longBitsToDouble(known);
    }
    double value = function.applyAsDouble(place);
    known = Double.doubleToRawLongBits(value);
    marks[slot] = key ^ known;
    values[slot] = known;
    return value;
  }
}
