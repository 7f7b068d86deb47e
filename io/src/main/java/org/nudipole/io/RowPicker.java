package org.nudipole.io;

import org.nudipole.generator.EventBatch;

/** Picks the rows of a batch whose flag is set. One for each thread at work. */
final class RowPicker {
  private final int[] picked = new int[EventBatch.CAPACITY];
  private final double[] doubles = new double[EventBatch.CAPACITY];
  private final float[] floats = new float[EventBatch.CAPACITY];
  private final short[] shorts = new short[EventBatch.CAPACITY];
  private final byte[] bytes = new byte[EventBatch.CAPACITY];
  private int count;

  /** Finds the rows; returns their number. */
  int choose(byte[] flags, int rows) {
    count = 0;
    for (int i = 0; i < rows; i++) {
      // Written always and kept by the count: no branch to predict.
      picked[count] = i;
      count += flags[i] != 0 ? 1 : 0;
    }
    return count;
  }

  /** The row of the batch that a picked one is. */
  int row(int index) {
    return picked[index];
  }

  /** The picked values of an array, valid until the next call. */
  Object pick(Object values) {
    if (values instanceof double[] from) {
      for (int i = 0; i < count; i++) {
        doubles[i] = from[picked[i]];
      }
      return doubles;
    }
    if (values instanceof float[] from) {
      for (int i = 0; i < count; i++) {
        floats[i] = from[picked[i]];
      }
      return floats;
    }
    if (values instanceof short[] from) {
      for (int i = 0; i < count; i++) {
        shorts[i] = from[picked[i]];
      }
      return shorts;
    }
    byte[] from = (byte[]) values;
    for (int i = 0; i < count; i++) {
      bytes[i] = from[picked[i]];
    }
    return bytes;
  }
}
