package org.nudipole.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Type of stored numbers or texts, as an HDF5 file describes it; numbers are little-endian. */
public final class StoredType {
  private static final int INTEGER = 0x10; // version 1, class 0
  private static final int FLOATING = 0x11;
  private static final int TEXT = 0x13;
  private static final int SIGNED = 1 << 3;
  private static final int UTF_8 = 1 << 4;

  /** The leading bit of a mantissa is 1 and not stored. */
  private static final int NORMALISED = 2 << 4;

  private final byte[] message;
  private final int size;

  private StoredType(byte[] message, int size) {
    this.message = message;
    this.size = size;
  }

  /** Integers of some bytes. */
  public static StoredType integer(int bytes, boolean signed) {
    return new StoredType(
        begin(12, INTEGER, signed ? SIGNED : 0, 0, bytes)
            .putShort((short) 0)
            .putShort((short) (Byte.SIZE * bytes))
            .array(),
        bytes);
  }

  /** IEEE 754 numbers of 4 or 8 bytes. */
  public static StoredType floating(int bytes) {
    boolean single = bytes == Float.BYTES;
    int bits = Byte.SIZE * bytes;
    int mantissa = single ? 23 : 52;
    return new StoredType(
        begin(20, FLOATING, NORMALISED, bits - 1, bytes)
            .putShort((short) 0)
            .putShort((short) bits)
            .put((byte) mantissa)
            .put((byte) (bits - 1 - mantissa))
            .put((byte) 0)
            .put((byte) mantissa)
            .putInt(single ? Float.MAX_EXPONENT : Double.MAX_EXPONENT)
            .array(),
        bytes);
  }

  /**
   * Texts of at most {@code bytes} bytes, each ended by a zero. Readers that convert no character
   * sets, such as Octave's, take ASCII only where it is declared.
   */
  static StoredType text(int bytes, boolean ascii) {
    return new StoredType(begin(8, TEXT, ascii ? 0 : UTF_8, 0, bytes + 1).array(), bytes + 1);
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static ByteBuffer begin(int length, int kind, int bits, int moreBits, int size) {
    return ByteBuffer.allocate(length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) kind)
        .put((byte) bits)
        .put((byte) moreBits)
        .put((byte) 0)
        .putInt(size);
  }

  /** Bytes of one value. */
  int size() {
    return size;
  }

  byte[] message() {
    return message.clone();
  }
}
