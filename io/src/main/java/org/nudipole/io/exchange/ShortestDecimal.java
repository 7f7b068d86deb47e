package org.nudipole.io.exchange;

import java.math.BigInteger;

/**
 * The shortest decimal that reads back as a number, and of several the nearest: digits x
 * 10^exponent (R. Giulietti, The Schubfach way to render doubles, 2020, section 9).
 *
 * <p>Java 17 has none that is always the shortest, and what it has takes longer than all else in a
 * line of text. One for each thread at work.
 */
final class ShortestDecimal {
  private static final int DOUBLE_MANTISSA = 52;
  private static final int FLOAT_MANTISSA = 23;
  private static final double LOG10_2 = StrictMath.log10(2);
  private static final double LOG10_3_4 = StrictMath.log10(0.75);
  private static final double LOG2_10 = StrictMath.log(10) / StrictMath.log(2);
  private static final long LOW_63 = Long.MAX_VALUE;

  /** Least and greatest k of a normal double. */
  private static final int LEAST = -324;

  private static final int GREATEST = 292;

  /** 10^-k scaled into [2^125, 2^126) and rounded up, in two parts of 63 bits. */
  private static final long[] HIGH = new long[GREATEST - LEAST + 1];

  private static final long[] LOW = new long[GREATEST - LEAST + 1];

  static {
    for (int k = LEAST; k <= GREATEST; k++) {
      BigInteger scaled = scaled(-k);
      HIGH[k - LEAST] = scaled.shiftRight(63).longValueExact();
      LOW[k - LEAST] = scaled.longValue() & LOW_63;
    }
  }

  private long digits;
  private int exponent;

  /** Finds the decimal of a normal positive double. */
  void find(double value) {
    long bits = Double.doubleToRawLongBits(value);
    long fraction = bits & ((1L << DOUBLE_MANTISSA) - 1);
    int binary = (int) (bits >>> DOUBLE_MANTISSA);
    find(
        fraction | 1L << DOUBLE_MANTISSA,
        binary - Double.MAX_EXPONENT - DOUBLE_MANTISSA,
        fraction == 0 && binary > 1);
  }

  /** Finds the decimal of a normal positive float, which has fewer digits than that of a double. */
  void find(float value) {
    int bits = Float.floatToRawIntBits(value);
    int fraction = bits & ((1 << FLOAT_MANTISSA) - 1);
    int binary = bits >>> FLOAT_MANTISSA;
    find(
        fraction | 1L << FLOAT_MANTISSA,
        binary - Float.MAX_EXPONENT - FLOAT_MANTISSA,
        fraction == 0 && binary > 1);
  }

  /** The digits, without zeros at the end. */
  long digits() {
    return digits;
  }

  /** The power of ten. */
  int exponent() {
    return exponent;
  }

  /**
   * Finds the decimal of c 2^q.
   *
   * @param narrow whether the neighbour below is at half the distance: c is a power of two
   */
  private void find(long c, int q, boolean narrow) {
    int k = (int) Math.floor(q * LOG10_2 + (narrow ? LOG10_3_4 : 0));
    int h = q + (int) Math.floor(-k * LOG2_10) + 2;
    long high = HIGH[k - LEAST];
    long low = LOW[k - LEAST];
    // In units of 10^k / 4: the value, and the ends of what reads back as it.
    long value = scaled(high, low, 4 * c << h);
    long below = scaled(high, low, 4 * c - (narrow ? 1 : 2) << h);
    long above = scaled(high, low, 4 * c + 2 << h);
    long open = c & 1; // of an even one the ends belong to it
    exponent = k;
    digits = closest(value, below + open, above - open);
    while (digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
  }

  // A multiple of 10 if one is inside, which there is once at most; else the nearest integer
  // inside.
  private static long closest(long value, long from, long to) {
    long floor = value >> 2;
    long tens = floor / 10 * 10;
    boolean lower = from <= tens << 2;
    boolean upper = tens + 10 << 2 <= to;
    if (lower != upper) {
      return lower ? tens : tens + 10;
    }
    lower = from <= floor << 2;
    upper = floor + 1 << 2 <= to;
    if (lower != upper) {
      return lower ? floor : floor + 1;
    }
    long half = value - (2 * floor + 1 << 1);
    return half < 0 || half == 0 && (floor & 1) == 0 ? floor : floor + 1;
  }

  // The product with 10^-k, rounded to odd: what is lost below is told by the last bit.
  private static long scaled(long high, long low, long factor) {
    long carried = Math.multiplyHigh(low, factor) + (high * factor >>> 1);
    long whole = Math.multiplyHigh(high, factor) + (carried >>> 63);
    return whole | (carried & LOW_63) + LOW_63 >>> 63;
  }

  private static BigInteger scaled(int power) {
    BigInteger ten = BigInteger.TEN.pow(Math.abs(power));
    if (power >= 0) {
      int shift = ten.bitLength() - 126;
      BigInteger bits = shift > 0 ? ten.shiftRight(shift) : ten.shiftLeft(-shift);
      return bits.add(BigInteger.ONE);
    }
    // 2^(bits - 1) < 10^n < 2^bits, so the quotient has 126 bits.
    return BigInteger.ONE.shiftLeft(ten.bitLength() + 125).divide(ten).add(BigInteger.ONE);
  }
}
