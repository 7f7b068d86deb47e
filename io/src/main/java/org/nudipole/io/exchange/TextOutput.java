package org.nudipole.io.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.nudipole.io.hdf5.Hdf5Output;

/** Text that goes to a file, with every number in the fewest digits that read back as it. */
final class TextOutput {
  private static final int SIZE = 1 << 16;

  /** Bytes that the longest number has room in. */
  private static final int NUMBER = 32;

  /** Numbers whose text is kept: masses, energies of lines and vertices come again and again. */
  private static final int KEPT_BITS = 6;

  private static final int KEPT = 1 << KEPT_BITS;

  private static final long SPREAD = 0x9e3779b97f4a7c15L;
  private static final int HUNDRED = 100;

  /** Numbers from here to 10^{@value #LAST_PLAIN} are written without a power of ten. */
  private static final int FIRST_PLAIN = -4;

  private static final int LAST_PLAIN = 15;

  private final Hdf5Output output;
  private final ShortestDecimal decimal = new ShortestDecimal();
  private final byte[] bytes = new byte[SIZE];
  private final byte[] digits = new byte[20];
  private final long[] keptBits = new long[KEPT]; // 0 is never kept
  private final int[] keptLength = new int[KEPT];
  private final byte[] keptText = new byte[KEPT * NUMBER];
  private int count;
  private int length;
  private long position;

  TextOutput(Hdf5Output output) {
    this.output = output;
  }

  /** Writes what is held. */
  void flush() throws IOException {
    output.write(ByteBuffer.wrap(bytes, 0, length), position);
    position += length;
    length = 0;
  }

  private void require(int room) throws IOException {
    if (length + room > SIZE) {
      flush();
    }
  }

  /** Adds a character of ASCII. */
  TextOutput put(char ascii) throws IOException {
    require(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** Adds a text. */
  TextOutput put(String text) throws IOException {
    return put(text.getBytes(UTF_8));
  }

  /** Adds a text in UTF-8. */
  TextOutput put(byte[] text) throws IOException {
    for (int from = 0; from < text.length; ) {
      require(1);
      int some = Math.min(text.length - from, SIZE - length);
      System.arraycopy(text, from, bytes, length, some);
      length += some;
      from += some;
    }
    return this;
  }

  /** Adds an integer. */
  TextOutput put(long value) throws IOException {
    if (value == Long.MIN_VALUE) {
      return put(Long.toString(value));
    }
    require(NUMBER);
    long rest = value;
    if (rest < 0) {
      bytes[length++] = '-';
      rest = -rest;
    }
    split(rest);
    System.arraycopy(digits, digits.length - count, bytes, length, count);
    length += count;
    return this;
  }

  /** Adds a number. */
  TextOutput put(double value) throws IOException {
    double size = Math.abs(value);
    if (value == 0 || size < Double.MIN_NORMAL || !Double.isFinite(value)) {
      return value == 0 ? put('0') : put(Double.toString(value));
    }
    require(NUMBER);
    long bits = Double.doubleToRawLongBits(value);
    int place = (int) (bits * SPREAD >>> Long.SIZE - KEPT_BITS);
    if (keptBits[place] == bits) {
      System.arraycopy(keptText, place * NUMBER, bytes, length, NUMBER);
      length += keptLength[place];
      return this;
    }
    int begin = length;
    decimal.find(size);
    number(value < 0);
    keptBits[place] = bits;
    keptLength[place] = length - begin;
    System.arraycopy(bytes, begin, keptText, place * NUMBER, NUMBER);
    return this;
  }

  /** Adds a number of single precision. */
  TextOutput put(float value) throws IOException {
    float size = Math.abs(value);
    if (value == 0 || size < Float.MIN_NORMAL || !Float.isFinite(value)) {
      return value == 0 ? put('0') : put(Float.toString(value));
    }
    require(NUMBER);
    decimal.find(size);
    number(value < 0);
    return this;
  }

  // The digits of an integer that is not negative, at the end of their array.
  private void split(long value) {
    int at = digits.length;
    long rest = value;
    while (rest >= HUNDRED) {
      long more = rest / HUNDRED;
      int two = (int) (rest - HUNDRED * more);
      digits[--at] = (byte) ('0' + two % 10);
      digits[--at] = (byte) ('0' + two / 10);
      rest = more;
    }
    int last = (int) rest;
    if (last >= 10) {
      digits[--at] = (byte) ('0' + last % 10);
      last /= 10;
    }
    digits[--at] = (byte) ('0' + last);
    count = digits.length - at;
  }

  // The number that was found; there is room for it.
  private void number(boolean negative) {
    split(decimal.digits());
    int power = decimal.exponent() + count - 1; // of the first digit
    if (negative) {
      bytes[length++] = '-';
    }
    if (power < FIRST_PLAIN || power > LAST_PLAIN) {
      digits(0, 1);
      if (count > 1) {
        bytes[length++] = '.';
        digits(1, count);
      }
      bytes[length++] = 'e';
      if (power < 0) {
        bytes[length++] = '-';
      }
      split(Math.abs(power));
      digits(0, count);
    } else if (power < 0) {
      bytes[length++] = '0';
      bytes[length++] = '.';
      zeros(-power - 1);
      digits(0, count);
    } else {
      int whole = Math.min(count, power + 1);
      digits(0, whole);
      zeros(power + 1 - whole);
      if (count > whole) {
        bytes[length++] = '.';
        digits(whole, count);
      }
    }
  }

  // Some of the digits, counted from the first of all.
  private void digits(int from, int to) {
    System.arraycopy(digits, digits.length - count + from, bytes, length, to - from);
    length += to - from;
  }

  private void zeros(int count) {
    for (int i = 0; i < count; i++) {
      bytes[length++] = '0';
    }
  }
}
