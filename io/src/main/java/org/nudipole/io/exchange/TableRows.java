package org.nudipole.io.exchange;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Some rows of an event file.
 *
 * @param rows number of rows
 * @param columns the little-endian bytes of each column's values
 */
public record TableRows(int rows, List<ByteBuffer> columns) {
  /** Keeps a copy. */
  public TableRows {
    columns = List.copyOf(columns);
  }
}
