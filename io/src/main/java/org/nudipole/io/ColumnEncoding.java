package org.nudipole.io;

import java.nio.ByteBuffer;
import org.nudipole.generator.Column;

/** Turns canonical values of a column into stored ones: in the column's unit, little-endian. */
final class ColumnEncoding {
  private ColumnEncoding() {}

  /**
   * Fills the buffer, which is little-endian and large enough, with rows 0 to {@code rows}.
   *
   * @return the row of the first value that is not finite, -1 if there is none
   */
  static int encode(Column column, Object values, int rows, ByteBuffer into) {
    into.clear().limit(rows * column.type().bytes());
    return switch (column.type()) {
      case F64 -> doubles((double[]) values, column.unit(), rows, into);
      case F32 -> floats((float[]) values, column.unit(), rows, into);
      case U8, I8 -> {
        into.put(0, (byte[]) values, 0, rows);
        yield -1;
      }
      case I16 -> {
        into.asShortBuffer().put(0, (short[]) values, 0, rows);
        yield -1;
      }
    };
  }

  private static int doubles(double[] values, double unit, int rows, ByteBuffer into) {
    for (int i = 0; i < rows; i++) {
      double stored = values[i] / unit;
      if (!(Math.abs(stored) <= Double.MAX_VALUE)) {
        return i;
      }
      into.putDouble(i * Double.BYTES, stored);
    }
    return -1;
  }

  private static int floats(float[] values, double unit, int rows, ByteBuffer into) {
    for (int i = 0; i < rows; i++) {
      float stored = (float) (values[i] / unit);
      if (!(Math.abs(stored) <= Float.MAX_VALUE)) {
        return i;
      }
      into.putFloat(i * Float.BYTES, stored);
    }
    return -1;
  }
}
