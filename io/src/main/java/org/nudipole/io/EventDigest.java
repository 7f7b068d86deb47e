package org.nudipole.io;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.hdf5.EventFileException;

/**
 * The digest of an event set: what its columns hold, whatever file, machine or number of threads
 * they come from. Per column and block of {@link EventBatch#CAPACITY} rows the CRC-32 of the
 * little-endian bytes; over these, columns by name and then blocks, each as 4 big-endian bytes,
 * SHA-256 as hexadecimal digits.
 */
public final class EventDigest {
  /** Hexadecimal digits of a digest. */
  static final int LENGTH = 64;

  private EventDigest() {}

  /**
   * The digest of an event file's columns, computed from their bytes.
   *
   * @throws EventFileException if they cannot be read
   */
  public static String of(EventFileReader file) {
    return of(file.content());
  }

  /** The digest of columns, computed from their bytes. */
  static String of(EventColumns columns) {
    return of(crcs(columns.all(), columns::bytes));
  }

  /** Gives the little-endian bytes of some rows of a column. */
  @FunctionalInterface
  interface Bytes {
    /** The bytes. */
    ByteBuffer of(String column, long firstRow, int rows);
  }

  /** The CRC-32 of every block of every column, from their bytes. */
  static SortedMap<String, int[]> crcs(List<StoredColumn> columns, Bytes bytes) {
    SortedMap<String, int[]> crcs = new TreeMap<>();
    for (StoredColumn column : columns) {
      int[] blocks = new int[blocks(column.rows())];
      for (int b = 0; b < blocks.length; b++) {
        long first = (long) b * EventBatch.CAPACITY;
        int rows = (int) Math.min(EventBatch.CAPACITY, column.rows() - first);
        blocks[b] = crc(bytes.of(column.name(), first, rows));
      }
      crcs.put(column.name(), blocks);
    }
    return crcs;
  }

  /** The digest from the CRC-32 of every block of every column. */
  static String of(SortedMap<String, int[]> crcs) {
    MessageDigest sha = sha256();
    for (int[] blocks : crcs.values()) {
      ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * blocks.length);
      bytes.asIntBuffer().put(blocks);
      sha.update(bytes);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  /** The CRC-32 of a buffer's remaining bytes; its position is not moved. */
  static int crc(ByteBuffer bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }

  /** Number of blocks that a number of rows makes. */
  static int blocks(long rows) {
    return Math.toIntExact((rows + EventBatch.CAPACITY - 1) / EventBatch.CAPACITY);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
