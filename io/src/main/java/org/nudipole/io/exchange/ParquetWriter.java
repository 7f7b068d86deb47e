package org.nudipole.io.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.nudipole.io.hdf5.Hdf5Output;

/**
 * Apache Parquet: what of it a table of numbers and words without gaps needs. Each block of rows is
 * a page of each column, some blocks are a group of rows, and the footer says where all is. Units
 * and descriptions are in the metadata of the file, {@code units.NAME} and {@code
 * description.NAME}, beside what {@link RunFacts} tells and the macro.
 *
 * <p>Written by ourselves: the libraries for Java bring 20 MB with them, more than this program
 * has, and take rows one by one where we have columns.
 */
final class ParquetWriter implements TableWriter {
  /** Rows of a group; a group is held in memory. */
  private static final int GROUP_ROWS = 1 << 18;

  private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);
  private static final int VERSION = 2;
  private static final int DATA_PAGE = 0;
  private static final int DICTIONARY_PAGE = 2;
  private static final int UNCOMPRESSED = 0;

  /** A column in a group of rows. */
  private record Chunk(
      ParquetColumn column, long values, long bytes, long dictionary, long firstPage) {
    long begin() {
      return dictionary < 0 ? firstPage : dictionary;
    }
  }

  private record Group(long rows, List<Chunk> chunks) {}

  private record Page(int rows, byte[] bytes) {}

  private final Hdf5Output output;
  private final TableDescription table;
  private final List<ParquetColumn> columns;
  private final List<List<Page>> held = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private long position;
  private long heldRows;

  ParquetWriter(Hdf5Output output, TableDescription table) throws IOException {
    this.output = output;
    this.table = table;
    columns = ParquetColumn.of(table.columns());
    columns.forEach(column -> held.add(new ArrayList<>()));
    put(MAGIC);
  }

  private void put(byte[] bytes) throws IOException {
    output.write(ByteBuffer.wrap(bytes), position);
    position += bytes.length;
  }

  @Override
  public void write(TableRows rows) throws IOException {
    if (rows.rows() == 0) {
      return;
    }
    for (int c = 0; c < columns.size(); c++) {
      byte[] page = columns.get(c).page(rows.columns().get(c), rows.rows());
      held.get(c).add(new Page(rows.rows(), page));
    }
    heldRows += rows.rows();
    if (heldRows >= GROUP_ROWS) {
      group();
    }
  }

  private void group() throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      chunks.add(chunk(columns.get(c), held.get(c)));
      held.get(c).clear();
    }
    groups.add(new Group(heldRows, chunks));
    heldRows = 0;
  }

  private Chunk chunk(ParquetColumn column, List<Page> pages) throws IOException {
    long begin = position;
    if (column.hasDictionary()) {
      byte[] dictionary = column.dictionary();
      put(
          header(
              DICTIONARY_PAGE,
              dictionary.length,
              thrift ->
                  thrift.struct(
                      7,
                      page ->
                          page.integer(1, column.dictionarySize())
                              .integer(2, ParquetColumn.PLAIN))));
      put(dictionary);
    }
    long first = position;
    int encoding = column.hasDictionary() ? ParquetColumn.RLE_DICTIONARY : ParquetColumn.PLAIN;
    for (Page page : pages) {
      put(
          header(
              DATA_PAGE,
              page.bytes().length,
              thrift ->
                  thrift.struct(
                      5,
                      data ->
                          data.integer(1, page.rows())
                              .integer(2, encoding)
                              .integer(3, ParquetColumn.RLE)
                              .integer(4, ParquetColumn.RLE))));
      put(page.bytes());
    }
    long dictionary = column.hasDictionary() ? begin : -1;
    return new Chunk(column, heldRows, position - begin, dictionary, first);
  }

  private static byte[] header(int kind, int bytes, Consumer<CompactThrift> fields) {
    return CompactThrift.struct(
        thrift -> fields.accept(thrift.integer(1, kind).integer(2, bytes).integer(3, bytes)));
  }

  @Override
  public void finish() throws IOException {
    if (heldRows > 0) {
      group();
    }
    byte[] footer = CompactThrift.struct(this::footer);
    put(footer);
    put(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(footer.length)
            .array());
    put(MAGIC);
  }

  private void footer(CompactThrift file) {
    List<ParquetColumn> schema = new ArrayList<>(columns);
    schema.add(0, null);
    file.integer(1, VERSION)
        .structs(2, schema, this::element)
        .whole(3, groups.stream().mapToLong(Group::rows).sum())
        .structs(4, groups, ParquetWriter::group)
        .structs(5, metadata(), (entry, fact) -> entry.text(1, fact.name()).text(2, fact.text()))
        .text(6, table.header().generator());
  }

  // The first element of a schema is the row that the columns are of.
  private void element(CompactThrift element, ParquetColumn column) {
    if (column == null) {
      element.text(4, "events").integer(5, columns.size());
    } else {
      column.schema(element);
    }
  }

  private static void group(CompactThrift group, Group rows) {
    group
        .structs(1, rows.chunks(), ParquetWriter::chunk)
        .whole(2, rows.chunks().stream().mapToLong(Chunk::bytes).sum())
        .whole(3, rows.rows());
  }

  private static void chunk(CompactThrift thrift, Chunk chunk) {
    thrift
        .whole(2, chunk.begin())
        .struct(
            3,
            data -> {
              data.integer(1, chunk.column().type().code())
                  .integers(2, chunk.column().encodings())
                  .texts(3, chunk.column().column().name())
                  .integer(4, UNCOMPRESSED)
                  .whole(5, chunk.values())
                  .whole(6, chunk.bytes())
                  .whole(7, chunk.bytes())
                  .whole(9, chunk.firstPage());
              if (chunk.dictionary() >= 0) {
                data.whole(11, chunk.dictionary());
              }
            });
  }

  private List<RunFacts.Fact> metadata() {
    List<RunFacts.Fact> facts = new ArrayList<>(RunFacts.of(table.header(), table.summary()));
    facts.add(new RunFacts.Fact("macro", table.header().macro()));
    for (ExchangeColumn column : table.columns()) {
      facts.add(new RunFacts.Fact("units." + column.name(), column.stored().units()));
      facts.add(new RunFacts.Fact("description." + column.name(), column.description()));
    }
    return facts;
  }
}
