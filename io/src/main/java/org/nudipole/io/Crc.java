package org.nudipole.io;

/**
 * The CRC-32 of texts one after the other, from those of each: the sum is linear in the bits, so
 * bytes that follow multiply what is before them by a power of x, modulo the polynomial of the sum.
 * Polynomials have the coefficient of x^0 in the highest bit, as the sum itself.
 */
final class Crc {
  private static final int POLYNOMIAL = 0xEDB88320;

  private static final int ONE = 1 << 31;

  /** x^8: one byte. */
  private static final int BYTE = 1 << 23;

  private Crc() {}

  /**
   * The sum of two texts.
   *
   * @param one sum of the first; 0 if it is empty
   * @param other sum of the second
   * @param bytes length of the second
   */
  static int joined(int one, int other, long bytes) {
    int shift = ONE;
    int power = BYTE;
    for (long rest = bytes; rest > 0; rest >>= 1, power = product(power, power)) {
      if ((rest & 1) == 1) {
        shift = product(shift, power);
      }
    }
    return product(one, shift) ^ other;
  }

  private static int product(int one, int other) {
    int sum = 0;
    int shifted = other;
    for (int bit = ONE; bit != 0; bit >>>= 1) {
      if ((one & bit) != 0) {
        sum ^= shifted;
      }
      shifted = (shifted & 1) == 1 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
    }
    return sum;
  }
}
