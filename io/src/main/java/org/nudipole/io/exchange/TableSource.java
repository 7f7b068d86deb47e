package org.nudipole.io.exchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.EventSet;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.StoredNumbers;

/** Rows of an event file for other programs: some columns, of all events or the detected ones. */
public final class TableSource {
  private final EventSet events;
  private final List<ExchangeColumn> columns;
  private final boolean detectedOnly;

  /**
   * Chooses rows and columns.
   *
   * @param names names of columns in their order; all, in the order of their names, if it is empty
   * @param detectedOnly whether the detected events alone
   * @throws EventFileException if the file has no such column
   */
  public TableSource(EventSet events, List<String> names, boolean detectedOnly) {
    this.events = events;
    this.detectedOnly = detectedOnly;
    columns =
        (names.isEmpty() ? events.columns() : names.stream().map(events::column).toList())
            .stream().map(column -> ExchangeColumn.of(column, events.header())).toList();
  }

  /**
   * What the table says of the run.
   *
   * @param cell how a text is written as a cell of a comma-separated table
   */
  public TableDescription description(UnaryOperator<String> cell) {
    return new TableDescription(
        events.header(), events.summary(), columns, EventRows.count(events, detectedOnly), cell);
  }

  /** A block of rows; the first of them is one of the file, and some may be left out. */
  public TableRows read(long first) {
    int size = (int) Math.min(EventBatch.CAPACITY, events.rows() - first);
    int[] chosen = EventRows.chosen(events, first, size, detectedOnly);
    List<ByteBuffer> values = new ArrayList<>();
    for (ExchangeColumn column : columns) {
      ByteBuffer bytes = events.bytes(column.name(), first, size);
      requireWords(column, bytes, first, size);
      values.add(chosen.length == size ? bytes : picked(bytes, column.stored().bytes(), chosen));
    }
    return new TableRows(chosen.length, values);
  }

  private static ByteBuffer picked(ByteBuffer bytes, int width, int[] rows) {
    ByteBuffer picked = ByteBuffer.allocate(rows.length * width).order(ByteOrder.LITTLE_ENDIAN);
    byte[] value = new byte[width];
    for (int row : rows) {
      bytes.get(row * width, value);
      picked.put(value);
    }
    return picked.flip();
  }

  private void requireWords(ExchangeColumn column, ByteBuffer bytes, long first, int size) {
    if (!column.isOfWords()) {
      return;
    }
    for (int i = 0; i < size; i++) {
      long code = StoredNumbers.integer(bytes, i, column.stored().bytes(), column.stored().kind());
      if (code < column.first() || code >= column.first() + column.words().size()) {
        throw new EventFileException(
            events.path(),
            "column "
                + column.name()
                + " of row "
                + (first + i)
                + " is "
                + code
                + ", for which there is no word (the labels end at "
                + (column.first() + column.words().size() - 1)
                + ") Generate the file again");
      }
    }
  }
}
