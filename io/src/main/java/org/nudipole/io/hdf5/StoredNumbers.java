package org.nudipole.io.hdf5;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/** Numbers as stored, of whatever type another program may have chosen. */
public final class StoredNumbers {
  private StoredNumbers() {}

  /** The integer in a row of little-endian bytes. */
  public static long integer(ByteBuffer bytes, int row, int size, NumberKind kind) {
    boolean unsigned = kind == NumberKind.UNSIGNED;
    return switch (size) {
      case Byte.BYTES -> unsigned ? bytes.get(row) & 0xff : bytes.get(row);
      case Short.BYTES -> unsigned ? bytes.getShort(2 * row) & 0xffff : bytes.getShort(2 * row);
      case Integer.BYTES ->
          unsigned ? Integer.toUnsignedLong(bytes.getInt(4 * row)) : bytes.getInt(4 * row);
      default -> bytes.getLong(8 * row);
    };
  }

  /** An array of numbers of any type as doubles. */
  public static double[] doubles(Object values) {
    double[] doubles = new double[Array.getLength(values)];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = ((Number) Array.get(values, i)).doubleValue();
    }
    return doubles;
  }

  /** An array of integers of any type as longs. */
  static long[] integers(Object values) {
    long[] integers = new long[Array.getLength(values)];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = ((Number) Array.get(values, i)).longValue();
    }
    return integers;
  }

  /**
   * Appends an array that jhdf has read (unsigned numbers in a wider type) as numbers of {@code
   * size} bytes.
   */
  public static void put(Object values, int size, ByteBuffer into) {
    for (int i = 0; i < Array.getLength(values); i++) {
      Number value = (Number) Array.get(values, i);
      if (value instanceof Double number) {
        into.putDouble(number);
      } else if (value instanceof Float number) {
        into.putFloat(number);
      } else {
        put(value.longValue(), size, into);
      }
    }
  }

  /** Appends an integer as {@code size} little-endian bytes. */
  static void put(long value, int size, ByteBuffer into) {
    for (int b = 0; b < size; b++) {
      into.put((byte) (value >> (Byte.SIZE * b)));
    }
  }
}
