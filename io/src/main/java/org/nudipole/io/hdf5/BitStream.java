package org.nudipole.io.hdf5;

import io.jhdf.exceptions.HdfFilterException;

/** Bytes as a row of bits, the most significant one of each byte first. */
final class BitStream {
  private final byte[] bytes;
  private int next;

  /** Bits that were taken from the bytes and not yet read, the first one on top; zeros below. */
  private long window;

  private int held;

  /**
   * A stream.
   *
   * @param first the byte that it begins with
   */
  BitStream(byte[] bytes, int first) {
    this.bytes = bytes;
    next = first;
  }

  /**
   * The number that the next bits are.
   *
   * @param count of bits, 0 to 32
   * @throws HdfFilterException if there are not as many
   */
  long read(int count) {
    fill();
    if (held < count) {
      throw tooShort();
    }
    long number = count == 0 ? 0 : window >>> (Long.SIZE - count);
    drop(count);
    return number;
  }

  /**
   * How many zeros stand before the next one, which is read with them.
   *
   * @throws HdfFilterException if there is no other one
   */
  long zeros() {
    long zeros = 0;
    fill();
    while (window == 0) {
      if (held == 0) {
        throw tooShort();
      }
      zeros += held;
      held = 0;
      fill();
    }
    int more = Long.numberOfLeadingZeros(window);
    drop(more + 1);
    return zeros + more;
  }

  private void drop(int count) {
    window = count == Long.SIZE ? 0 : window << count;
    held -= count;
  }

  private void fill() {
    while (held <= Long.SIZE - Byte.SIZE && next < bytes.length) {
      window |= (bytes[next++] & 0xffL) << (Long.SIZE - Byte.SIZE - held);
      held += Byte.SIZE;
    }
  }

  private static HdfFilterException tooShort() {
    return new HdfFilterException("a chunk ends too early");
  }
}
