package org.nudipole.io;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nudipole.generator.Column;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.StoredValue;

/**
 * The events of a run, to be read in pieces: of one file, or of all shards of a run as if they were
 * one file.
 */
public interface EventSet extends AutoCloseable {
  /**
   * Opens one file, or the shards of a run in any order, and checks all that they hold.
   *
   * @param name what the events are called in messages: the file, or a folder
   * @throws EventFileException if a file cannot be read, is damaged, or shards are missing or of
   *     different runs
   */
  static EventSet open(Path name, List<Path> files) {
    return isOne(name, files)
        ? EventFileReader.open(files.get(0))
        : ShardedEvents.open(name, files);
  }

  /**
   * As {@link #open}, for a command that tells {@link #faults} as a part of its answer.
   *
   * @throws EventFileException if there is no header to judge, or shards are missing or of
   *     different runs
   */
  static EventSet unchecked(Path name, List<Path> files) {
    return isOne(name, files)
        ? EventFileReader.unchecked(files.get(0))
        : ShardedEvents.unchecked(name, files);
  }

  private static boolean isOne(Path name, List<Path> files) {
    return files.size() == 1 && files.get(0).equals(name);
  }

  /** The file or the folder. */
  Path path();

  /** What was known before the first event. */
  RunHeader header();

  /** What was known after the last; of shards without a digest until {@link #faults} is asked. */
  RunSummary summary();

  /** All that is wrong with the content; reads all of it. */
  List<String> faults();

  /** Number of rows: all events, or the detected ones if no others are stored. */
  default long rows() {
    return header().selection().rows(header().events(), summary().detected());
  }

  /** How hard the columns are compressed, 1 to 9; 0 if they are not, or by another program. */
  int compression();

  /** The columns, by name. */
  List<StoredColumn> columns();

  /**
   * The column of that name.
   *
   * @throws EventFileException if there is none
   */
  StoredColumn column(String name);

  /**
   * Some rows of any column of numbers, in the unit that the file states.
   *
   * @throws EventFileException if the column is missing or cannot be read
   * @throws IndexOutOfBoundsException if the column has no such rows
   */
  double[] doubles(String name, long firstRow, int rows);

  /**
   * Some rows of a column of integers.
   *
   * @throws EventFileException if the column is missing, holds other numbers, or cannot be read
   * @throws IndexOutOfBoundsException if the column has no such rows
   */
  int[] integers(String name, long firstRow, int rows);

  /**
   * Which of some rows are detected events: 1, or 0. Where no others are stored all are, with or
   * without a column that says so.
   *
   * @throws EventFileException if the column is missing, or cannot be read
   * @throws IndexOutOfBoundsException if there are no such rows
   */
  default int[] detected(long firstRow, int rows) {
    if (header().selection().detectedOnly()) {
      int[] all = new int[rows];
      Arrays.fill(all, 1);
      return all;
    }
    return integers(Column.DETECTED.name(), firstRow, rows);
  }

  /** The little-endian bytes of some rows of a column. */
  ByteBuffer bytes(String name, long firstRow, int rows);

  /** What the header says of the run, in the bits of the file. */
  Map<String, StoredValue> exact();

  @Override
  void close();
}
