package org.nudipole.io.exchange;

import java.util.List;
import java.util.function.UnaryOperator;
import org.nudipole.io.RunHeader;
import org.nudipole.io.RunSummary;

/**
 * What a table says of the run whose events it has.
 *
 * @param header header of the event file
 * @param summary summary of the event file
 * @param columns the columns
 * @param rows number of rows that come
 * @param cell how a text is written as a cell of a comma-separated table
 */
public record TableDescription(
    RunHeader header,
    RunSummary summary,
    List<ExchangeColumn> columns,
    long rows,
    UnaryOperator<String> cell) {
  /** Keeps a copy. */
  public TableDescription {
    columns = List.copyOf(columns);
  }
}
