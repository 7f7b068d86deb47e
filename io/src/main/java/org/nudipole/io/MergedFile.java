package org.nudipole.io;

import java.nio.file.Path;
import java.util.List;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.hdf5.EventFileException;

/** Writes a set of events into one file: that of the run, had it not been divided. */
public final class MergedFile {
  private MergedFile() {}

  /**
   * Copies block by block.
   *
   * @param events a set that was checked
   * @param force whether an existing file is replaced
   * @return what is known of the file since its last event
   * @throws EventFileException if a file cannot be read or written, or has changed since it was
   *     checked
   */
  public static RunSummary write(EventSet events, Path file, boolean force) {
    RunHeader header = events.header();
    List<Column> columns = events.columns().stream().map(StoredColumn::column).toList();
    RunSummary known = events.summary();
    try (RowSink writer =
        RowSink.create(file, header, columns, events.exact(), events.compression(), force)) {
      for (long first = 0; first < events.rows(); first += EventBatch.CAPACITY) {
        long row = first;
        int rows = (int) Math.min(EventBatch.CAPACITY, events.rows() - first);
        writer.copy(row, rows, column -> events.bytes(column.name(), row, rows));
      }
      if (!writer.sums().digest().equals(known.digest())) {
        throw new EventFileException(
            events.path(), "has changed while it was read (somebody writes there) Try again");
      }
      return writer.finish(known);
    }
  }
}
