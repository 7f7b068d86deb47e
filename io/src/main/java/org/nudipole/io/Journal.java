package org.nudipole.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.nudipole.generator.Column;
import org.nudipole.io.hdf5.Hdf5Output;

/**
 * What a part file says, behind the end of its HDF5 content, of the blocks that are complete: for
 * each, at a place of its own, the checksums of its columns, its number of detected events and what
 * the run counted in it. A record is written when all columns of its block are; it ends with a
 * checksum, so that one that was cut short counts for nothing.
 */
final class Journal {
  private static final long MAGIC = 0x314c4e4a4944554eL; // "NUDIJNL1"
  private static final int HEADER = Long.BYTES + EventDigest.LENGTH + Integer.BYTES;

  private final Hdf5Output out;
  private final long start;
  private final int columns;
  private final int counts;

  /**
   * A journal.
   *
   * @param start end of the HDF5 content
   * @param columns number of columns
   * @param counts how many numbers a run counts in each block
   */
  Journal(Hdf5Output out, long start, int columns, int counts) {
    this.out = out;
    this.start = start;
    this.columns = columns;
    this.counts = counts;
  }

  /**
   * A complete block.
   *
   * @param crcs checksums of its columns
   * @param detected its detected events
   * @param counts what the run counted in it
   */
  record Entry(int[] crcs, long detected, long[] counts) {}

  /** What tells the file of one run from that of another, beside what the header says. */
  static String identity(String header, Iterable<Column> columns, int counts) {
    StringBuilder text = new StringBuilder(header).append(' ').append(counts);
    columns.forEach(
        column -> text.append(' ').append(column.name()).append(' ').append(column.type()));
    return TableDigests.of(text.toString());
  }

  /** Begins the journal of a run. */
  void begin(String identity) throws IOException {
    ByteBuffer header = buffer(HEADER);
    header.putLong(MAGIC).put(identity.getBytes(StandardCharsets.US_ASCII));
    out.write(checked(header), start);
  }

  /** Of which run the journal is that begins at a place; empty if there is none. */
  static Optional<String> identity(FileChannel file, long start) throws IOException {
    return record(file, start, HEADER)
        .filter(header -> header.getLong() == MAGIC)
        .map(
            header -> {
              byte[] identity = new byte[EventDigest.LENGTH];
              header.get(identity);
              return new String(identity, StandardCharsets.US_ASCII);
            });
  }

  /** Notes that a block is complete. */
  void done(int block, Entry entry) throws IOException {
    ByteBuffer record = buffer(length());
    record.putInt(block + 1).putLong(entry.detected());
    Arrays.stream(entry.crcs()).forEach(record::putInt);
    Arrays.stream(entry.counts()).forEach(record::putLong);
    out.write(checked(record), place(block));
  }

  /** What is noted of a block; empty if it is not complete. */
  Optional<Entry> entry(int block) throws IOException {
    // Where nothing was written there are zeros.
    return record(out.channel(), place(block), length())
        .filter(record -> record.getInt() == block + 1)
        .map(
            record -> {
              long detected = record.getLong();
              int[] crcs = new int[columns];
              Arrays.setAll(crcs, c -> record.getInt());
              long[] counted = new long[counts];
              Arrays.setAll(counted, i -> record.getLong());
              return new Entry(crcs, detected, counted);
            });
  }

  private int length() {
    return Integer.BYTES
        + Long.BYTES
        + Integer.BYTES * columns
        + Long.BYTES * counts
        + Integer.BYTES;
  }

  private long place(int block) {
    return start + HEADER + (long) block * length();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  // A record, full but for its last 4 bytes, with the checksum of all before.
  private static ByteBuffer checked(ByteBuffer record) {
    int crc = EventDigest.crc(record.duplicate().flip());
    return record.putInt(crc).flip();
  }

  private static Optional<ByteBuffer> record(FileChannel file, long position, int length)
      throws IOException {
    ByteBuffer bytes = buffer(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        return Optional.empty();
      }
    }
    bytes.flip();
    int content = length - Integer.BYTES;
    int crc = EventDigest.crc(bytes.duplicate().limit(content));
    return bytes.getInt(content) == crc ? Optional.of(bytes) : Optional.empty();
  }
}
