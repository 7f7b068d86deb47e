package org.nudipole.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;

/**
 * Turns a block of canonical values into stored ones, in the column's unit and little-endian. One
 * for each thread at work.
 *
 * <p>Plain loops over arrays, one for each step, are what the compiler makes fast: a loop that
 * divides, checks and puts into the buffer at once takes three times as long.
 */
public final class ColumnEncoder {
  private final double[] doubles = new double[EventBatch.CAPACITY];
  private final float[] floats = new float[EventBatch.CAPACITY];
  private final ByteBuffer bytes =
      ByteBuffer.allocateDirect(EventBatch.CAPACITY * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  /** The buffer, ready to be read after {@link #encode}. */
  public ByteBuffer bytes() {
    return bytes;
  }

  /**
   * Encodes rows 0 to {@code rows} of a column.
   *
   * @param values an array of the column's type, or of the other one of floating point
   * @return the row of the first value that is not finite, -1 if there is none
   */
  public int encode(Column column, Object values, int rows) {
    bytes.clear().limit(rows * column.type().bytes());
    return switch (column.type()) {
      case F64 ->
          values instanceof float[] singles
              ? widen(singles, column.unit(), rows)
              : encode((double[]) values, column.unit(), rows);
      case F32 ->
          values instanceof double[] wide
              ? narrow(wide, column.unit(), rows)
              : encode((float[]) values, column.unit(), rows);
      case U8, I8 -> {
        bytes.put(0, (byte[]) values, 0, rows);
        yield -1;
      }
      case I16 -> {
        bytes.asShortBuffer().put(0, (short[]) values, 0, rows);
        yield -1;
      }
    };
  }

  private int encode(double[] values, double unit, int rows) {
    double[] stored = values;
    if (unit != 1) {
      stored = doubles;
      for (int i = 0; i < rows; i++) {
        doubles[i] = values[i] / unit;
      }
    }
    return put(stored, rows);
  }

  private int widen(float[] values, double unit, int rows) {
    for (int i = 0; i < rows; i++) {
      doubles[i] = values[i] / unit;
    }
    return put(doubles, rows);
  }

  private int put(double[] stored, int rows) {
    bytes.asDoubleBuffer().put(0, stored, 0, rows);
    for (int i = 0; i < rows; i++) {
      if (!Double.isFinite(stored[i])) {
        return i;
      }
    }
    return -1;
  }

  private int encode(float[] values, double unit, int rows) {
    float[] stored = values;
    if (unit != 1) {
      stored = floats;
      for (int i = 0; i < rows; i++) {
        floats[i] = (float) (values[i] / unit);
      }
    }
    return put(stored, rows);
  }

  private int narrow(double[] values, double unit, int rows) {
    for (int i = 0; i < rows; i++) {
      floats[i] = (float) (values[i] / unit);
    }
    return put(floats, rows);
  }

  private int put(float[] stored, int rows) {
    bytes.asFloatBuffer().put(0, stored, 0, rows);
    for (int i = 0; i < rows; i++) {
      if (!Float.isFinite(stored[i])) {
        return i;
      }
    }
    return -1;
  }
}
