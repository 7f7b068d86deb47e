package org.nudipole.io;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.ColumnEncoder;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5Dataset;
import org.nudipole.io.hdf5.Hdf5Group;
import org.nudipole.io.hdf5.StoredValue;

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
    Map<String, StoredValue> attributes =
        Map.of(
            EventFormat.FORMAT, StoredValue.text(EventFormat.CHALLENGE),
            EventFormat.FORMAT_VERSION, StoredValue.integer(EventFormat.VERSION),
            EventFormat.GENERATOR, StoredValue.text(header.generator()),
            EventFormat.CHALLENGE_ID, StoredValue.text(header.challenge()),
            EventFormat.EXPOSURE, StoredValue.number(header.exposure() / Units.S),
            EventFormat.N_EVENTS, StoredValue.integer(rows),
            EventFormat.DIGEST, StoredValue.text(EventDigest.of(crcs)));
    Hdf5Group root = new Hdf5Group();
    Hdf5Group events = FileLayout.root(root, attributes);
    List<Hdf5Dataset> placed =
        columns.stream().map(column -> FileLayout.column(events, column, rows)).toList();
    FileLayout.seal(root, root);
    FileLayout.seal(root, events);
    double size = stored.stream().mapToDouble(bytes -> bytes.length).sum();
    try (PartFile part = PartFile.create(file, true, size, UnaryOperator.identity())) {
      root.write(part.output());
      for (int c = 0; c < stored.size(); c++) {
        part.output().write(ByteBuffer.wrap(stored.get(c)), placed.get(c).address());
      }
      part.complete();
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
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
