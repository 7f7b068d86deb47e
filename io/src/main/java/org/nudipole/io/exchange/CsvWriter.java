package org.nudipole.io.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import org.nudipole.io.hdf5.Hdf5Output;
import org.nudipole.io.hdf5.NumberKind;
import org.nudipole.io.hdf5.StoredNumbers;

/**
 * Comma-separated values: lines that begin with {@code #} with what {@link RunFacts} tells and with
 * the units, a line with the names, and one for each event.
 */
final class CsvWriter implements TableWriter {
  /** Puts one value of a column into the line. */
  private interface Cell {
    void put(ByteBuffer values, int row) throws IOException;
  }

  private final TextOutput out;
  private final Cell[] cells;

  CsvWriter(Hdf5Output output, TableDescription table) throws IOException {
    out = new TextOutput(output);
    for (RunFacts.Fact fact : RunFacts.of(table.header(), table.summary())) {
      out.put("# " + fact.name() + ": " + fact.text().replaceAll("\\p{Cntrl}", " ") + "\n");
    }
    List<ExchangeColumn> columns = table.columns();
    out.put("# units: ")
        .put(columns.stream().map(c -> c.stored().units()).collect(Collectors.joining(",")))
        .put('\n')
        .put(columns.stream().map(ExchangeColumn::name).collect(Collectors.joining(",")))
        .put('\n');
    cells = columns.stream().map(column -> cell(column, table)).toArray(Cell[]::new);
  }

  private Cell cell(ExchangeColumn column, TableDescription table) {
    int bytes = column.stored().bytes();
    NumberKind kind = column.stored().kind();
    if (kind == NumberKind.FLOAT) {
      return bytes == Double.BYTES
          ? (values, row) -> out.put(values.getDouble(row * Double.BYTES))
          : (values, row) -> out.put(values.getFloat(row * Float.BYTES));
    }
    if (!column.isOfWords()) {
      return (values, row) -> out.put(StoredNumbers.integer(values, row, bytes, kind));
    }
    byte[][] words =
        column.words().stream()
            .map(word -> table.cell().apply(word).getBytes(UTF_8))
            .toArray(byte[][]::new);
    int first = column.first();
    return (values, row) ->
        out.put(words[(int) StoredNumbers.integer(values, row, bytes, kind) - first]);
  }

  @Override
  public void write(TableRows rows) throws IOException {
    ByteBuffer[] values = rows.columns().toArray(ByteBuffer[]::new);
    for (int row = 0; row < rows.rows(); row++) {
      for (int c = 0; c < cells.length; c++) {
        if (c > 0) {
          out.put(',');
        }
        cells[c].put(values[c], row);
      }
      out.put('\n');
    }
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }
}
