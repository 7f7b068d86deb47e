package org.nudipole.io.hdf5;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The filter SOFF of integers: a chunk begins with the number of bits of a value and the least
 * value, both little-endian; then come the differences to it, most significant bit first, all bits
 * set where a value is the fill value. Real numbers, which the filter would round, it does not take
 * when it is asked for integers: they stand as they are.
 */
final class ScaleOffset implements Filter {
  static final int ID = 6;

  // Places of its parameters.
  private static final int SCALE = 0;
  private static final int COUNT = 2;
  private static final int CLASS = 3;
  private static final int SIZE = 4;
  private static final int BIG_ENDIAN = 6;
  private static final int HAS_FILL = 7;
  private static final int FILL = 8;

  private static final int OF_INTEGERS = 2;
  private static final int REAL = 1;

  /** Bytes before the differences. */
  private static final int HEADER = 21;

  private static final int LEAST = 5;

  /** Whether values can be had back. */
  static boolean isKnown(int id, int[] parameters) {
    return id == ID
        && parameters.length > FILL + 1
        && parameters[SCALE] == OF_INTEGERS
        && parameters[BIG_ENDIAN] == 0;
  }

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return "scaleoffset";
  }

  @Override
  public byte[] decode(byte[] chunk, int[] parameters) {
    if (!isKnown(ID, parameters)) {
      throw new HdfFilterException("numbers were rounded");
    }
    int size = parameters[SIZE];
    long length = (long) parameters[COUNT] * size;
    if (parameters[CLASS] == REAL) {
      return chunk;
    }
    ByteBuffer stored = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    int bits = chunk.length < HEADER ? -1 : stored.getInt(0);
    if (bits < 0 || bits > 8 * size || chunk.length - HEADER < (bits * length / size + 7) / 8) {
      throw new HdfFilterException("a chunk ends too early");
    }
    byte[] values = new byte[Math.toIntExact(length)];
    if (bits == 8 * size) {
      System.arraycopy(chunk, HEADER, values, 0, values.length);
      return values;
    }
    long least = stored.getLong(LEAST);
    long fill =
        Integer.toUnsignedLong(parameters[FILL]) | (long) parameters[FILL + 1] << Integer.SIZE;
    long marked = parameters[HAS_FILL] == 1 ? (1L << bits) - 1 : -1;
    int at = 8 * HEADER;
    for (int i = 0; i < values.length; i += size) {
      long difference = 0;
      for (int b = 0; b < bits; b++, at++) {
        difference = difference << 1 | chunk[at >> 3] >> (7 - (at & 7)) & 1;
      }
      long value = difference == marked ? fill : least + difference;
      for (int b = 0; b < size; b++) {
        values[i + b] = (byte) (value >> 8 * b);
      }
    }
    return values;
  }
}
