package org.nudipole.io;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.ColumnEncoder;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.PlacedDataset;

/**
 * Writes observed events without their truth: columns, exposure, digest, and nothing else. The same
 * events give the same bytes.
 */
public final class ChallengeFileWriter {
  private ChallengeFileWriter() {}

  /**
   * Writes a file at once, or nothing.
   *
   * @param columns columns of type F64 or F32
   * @param values canonical values of each column, all of one length: {@code double[]} or {@code
   *     float[]} as the type says
   * @throws EventFileException if the disk refuses
   * @throws IllegalStateException if a value is NaN or infinite
   */
  public static void write(
      Path file, ChallengeHeader header, List<Column> columns, List<Object> values) {
    List<byte[]> stored = new ArrayList<>();
    TreeMap<String, int[]> crcs = new TreeMap<>();
    for (int c = 0; c < columns.size(); c++) {
      byte[] bytes = encoded(file, columns.get(c), values.get(c));
      stored.add(bytes);
      crcs.put(columns.get(c).name(), crcs(bytes, columns.get(c).type().bytes()));
    }
    long rows = rows(values.get(0));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      List<Long> places = layout(part, header, columns, rows, EventDigest.of(crcs));
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        for (int c = 0; c < stored.size(); c++) {
          ByteBuffer bytes = ByteBuffer.wrap(stored.get(c));
          long at = places.get(c);
          while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
          }
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | HdfException e) {
      throw EventFileException.of(file, "write", e);
    }
  }

  private static List<Long> layout(
      Path file, ChallengeHeader header, List<Column> columns, long rows, String digest) {
    List<PlacedDataset> placed = new ArrayList<>();
    try (WritableHdfFile root = HdfFile.write(file)) { // closing it is what writes
      root.putAttribute(EventFormat.FORMAT, EventFormat.CHALLENGE);
      root.putAttribute(EventFormat.FORMAT_VERSION, EventFormat.VERSION);
      root.putAttribute(EventFormat.GENERATOR, header.generator());
      root.putAttribute(EventFormat.CHALLENGE_ID, header.challenge());
      root.putAttribute(EventFormat.EXPOSURE, header.exposure() / Units.S);
      root.putAttribute(EventFormat.N_EVENTS, rows);
      root.putAttribute(EventFormat.DIGEST, digest);
      WritableGroup events = root.putGroup(EventFormat.EVENTS);
      for (Column column : columns) {
        placed.add(FileLayout.column(events, column, rows));
      }
    }
    return placed.stream().map(PlacedDataset::address).toList();
  }

  private static byte[] encoded(Path file, Column column, Object values) {
    int rows = (int) rows(values);
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(rows, column.type().bytes()));
    ColumnEncoder encoder = new ColumnEncoder();
    for (int first = 0; first < rows; first += EventBatch.CAPACITY) {
      int count = Math.min(EventBatch.CAPACITY, rows - first);
      int bad = encoder.encode(column, slice(values, first, count), count);
      if (bad >= 0) {
        throw new IllegalStateException(
            file + ": " + column.name() + " of row " + (first + bad) + " is not a number");
      }
      bytes.put(encoder.bytes());
    }
    return bytes.array();
  }

  private static Object slice(Object values, int first, int count) {
    return values instanceof double[] doubles
        ? Arrays.copyOfRange(doubles, first, first + count)
        : Arrays.copyOfRange((float[]) values, first, first + count);
  }

  private static int[] crcs(byte[] bytes, int size) {
    int block = EventBatch.CAPACITY * size;
    int[] crcs = new int[EventDigest.blocks(bytes.length / size)];
    for (int b = 0; b < crcs.length; b++) {
      int first = b * block;
      crcs[b] =
          EventDigest.crc(ByteBuffer.wrap(bytes, first, Math.min(block, bytes.length - first)));
    }
    return crcs;
  }

  private static long rows(Object values) {
    return Array.getLength(values);
  }
}
