package org.nudipole.io;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.Deflater;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;

/**
 * Up to {@link EventBatch#CAPACITY} rows as the bytes that are stored, column by column, and what
 * is left of them when they are compressed. Used over and over again.
 */
final class RowBlock {
  /** What DEFLATE may add to bytes that it cannot make fewer, and more. */
  private static final int SLACK = 1024;

  private final int[] widths;
  private final byte[][] bytes;
  private final byte[][] chunks;
  private final int[] lengths;
  private final int[] crcs;
  private int rows;

  /**
   * No rows.
   *
   * @param compressed whether they will be compressed
   */
  RowBlock(List<Column> columns, boolean compressed) {
    widths = columns.stream().mapToInt(column -> column.type().bytes()).toArray();
    bytes = new byte[widths.length][];
    chunks = new byte[widths.length][];
    lengths = new int[widths.length];
    crcs = new int[widths.length];
    for (int c = 0; c < widths.length; c++) {
      bytes[c] = new byte[widths[c] * EventBatch.CAPACITY];
      chunks[c] = compressed ? new byte[bytes[c].length + SLACK] : bytes[c];
    }
  }

  /** Number of rows. */
  int rows() {
    return rows;
  }

  boolean isFull() {
    return rows == EventBatch.CAPACITY;
  }

  /** Forgets all rows, or says how many of {@link #put} there are. */
  void reset(int count) {
    rows = count;
  }

  /** Takes the values of a column for its first rows. */
  void put(int column, ByteBuffer values) {
    values.get(values.position(), bytes[column], 0, values.remaining());
  }

  /**
   * Appends rows of another block, as many as there is room for.
   *
   * @param first the first of the other's rows
   * @return how many
   */
  int append(RowBlock other, int first) {
    int count = Math.min(EventBatch.CAPACITY - rows, other.rows - first);
    for (int c = 0; c < widths.length; c++) {
      System.arraycopy(
          other.bytes[c], first * widths[c], bytes[c], rows * widths[c], count * widths[c]);
    }
    rows += count;
    return count;
  }

  /**
   * Makes the chunks of all columns, and the checksums of their rows.
   *
   * @param chunkRows rows of a chunk: those behind the last one are zeros
   * @param deflater what compresses them; null for chunks as they are
   * @param shuffled room for the bytes of a column in another order
   */
  void pack(int chunkRows, Deflater deflater, byte[] shuffled) {
    for (int c = 0; c < widths.length; c++) {
      int used = rows * widths[c];
      int length = chunkRows * widths[c];
      crcs[c] = EventDigest.crc(ByteBuffer.wrap(bytes[c], 0, used));
      java.util.Arrays.fill(bytes[c], used, length, (byte) 0);
      lengths[c] = length;
      if (deflater != null) {
        byte[] from = bytes[c];
        if (widths[c] > 1) {
          shuffle(bytes[c], shuffled, widths[c], chunkRows);
          from = shuffled;
        }
        deflater.reset();
        deflater.setInput(from, 0, length);
        deflater.finish();
        lengths[c] = deflater.deflate(chunks[c], 0, chunks[c].length);
        if (!deflater.finished()) {
          throw new IllegalStateException("DEFLATE made more of " + length + " bytes (a bug)");
        }
      }
    }
  }

  // The first bytes of all values, then the second ones and so on: what is alike stands together.
  private static void shuffle(byte[] from, byte[] to, int width, int values) {
    for (int b = 0; b < width; b++) {
      int begin = b * values;
      for (int i = 0; i < values; i++) {
        to[begin + i] = from[i * width + b];
      }
    }
  }

  /** The chunk of a column. */
  ByteBuffer chunk(int column) {
    return ByteBuffer.wrap(chunks[column], 0, lengths[column]);
  }

  /** The checksum of a column's rows. */
  int crc(int column) {
    return crcs[column];
  }
}
