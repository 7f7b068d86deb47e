package org.nudipole.io;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.nudipole.generator.Column;
import org.nudipole.io.hdf5.StoredValue;

/**
 * Where rows of an event file go that come from other ones, as they are or beside columns of a new
 * kind: {@link org.nudipole.generator.EventBatch#CAPACITY} at a time, or what is left of them in
 * the end, from one thread and in their order. {@link #finish(RunSummary)} ends it, for rows do not
 * tell how many events were detected.
 */
public interface RowSink extends EventSink {
  /**
   * Takes a block of rows.
   *
   * @param first index in the run of the first row, were all events stored
   * @param rows number of rows
   * @param values the array behind each column, canonical values of the Java type that its {@link
   *     Column.Type} names
   */
  void write(long first, int rows, Function<Column, Object> values);

  /**
   * Takes a block of rows as they are in another file.
   *
   * @param firstRow the first of them
   * @param rows number of rows
   * @param encoded their little-endian bytes
   */
  void copy(long firstRow, int rows, Function<Column, ByteBuffer> encoded);

  /**
   * Completes the file; its digest is that of the rows that came.
   *
   * @param known what else is known of the run
   * @throws IllegalStateException if rows are missing
   */
  RunSummary finish(RunSummary known);

  /**
   * A file with the rows of others, whose header it takes.
   *
   * @param exact what those say of the run: it stays the same in every bit; nothing if the header
   *     is not theirs alone
   * @param level how hard to compress, 1 to 9; 0 for not at all
   * @param force whether an existing file may be replaced when the new one is complete
   * @throws org.nudipole.io.hdf5.EventFileException if the file exists and may not be replaced, or
   *     cannot be written
   */
  static RowSink create(
      Path file,
      RunHeader header,
      List<Column> columns,
      Map<String, StoredValue> exact,
      int level,
      boolean force) {
    UnaryOperator<FileChannel> disk = UnaryOperator.identity();
    return header.selection().detectedOnly() || level > 0
        ? ChunkedFileWriter.create(file, header, columns, exact, level, force, disk)
        : EventFileWriter.create(file, header, columns, exact, force, disk);
  }
}
