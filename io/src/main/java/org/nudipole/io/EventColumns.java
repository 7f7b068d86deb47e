package org.nudipole.io;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nudipole.generator.axis.Digits;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.FilteredChunks;
import org.nudipole.io.hdf5.Hdf5File;
import org.nudipole.io.hdf5.NumberKind;
import org.nudipole.io.hdf5.StoredHeader;
import org.nudipole.io.hdf5.StoredNumbers;

/** The columns of a file: data sets of the group {@code events}, read in pieces. */
final class EventColumns {
  /** How many times its own size the columns of a packed file may have. */
  private static final double MOST_PACKED = 1000;

  /** Number of the filter in HDF5. */
  private static final int DEFLATE = 1;

  private final Hdf5File file;
  private final Map<String, Dataset> datasets = new LinkedHashMap<>();
  private final Map<String, StoredColumn> columns = new LinkedHashMap<>();

  /** Finds the columns of a file with a header. */
  EventColumns(Hdf5File file, StoredHeader header) throws IOException {
    this.file = file;
    if (!(EventFormat.root(file).getChild(EventFormat.EVENTS) instanceof Group events)) {
      throw new EventFileException(
          file.path(),
          "has no group /" + EventFormat.EVENTS + " (damaged, or not made by nudipole)");
    }
    double most = 0;
    for (Map.Entry<String, Node> child : new TreeMap<>(events.getChildren()).entrySet()) {
      String name = child.getKey();
      if (!(child.getValue() instanceof Dataset dataset)
          || dataset.getDimensionsAsLong().length != 1) {
        throw new EventFileException(
            file.path(), "/events/" + name + " is no column (not 1-dimensional)");
      }
      DataType type = dataset.getDataType();
      NumberKind kind;
      if (type instanceof FloatingPoint) {
        kind = NumberKind.FLOAT;
      } else if (type instanceof FixedPoint integer) {
        kind = integer.isSigned() ? NumberKind.SIGNED : NumberKind.UNSIGNED;
      } else {
        throw new EventFileException(file.path(), "/events/" + name + " does not hold numbers");
      }
      file.requireStandard("/events/" + name, type);
      long rows = dataset.getDimensionsAsLong()[0];
      most += (double) rows * type.getSize();
      if (rows > 0 && dataset instanceof ContiguousDataset contiguous) {
        requireInside(name, file.base() + contiguous.getDataAddress(), rows, type.getSize());
      }
      String attribute = "/events/" + name + "@";
      String labels = attribute + EventFormat.LABELS;
      datasets.put(name, FilteredChunks.of(dataset));
      columns.put(
          name,
          new StoredColumn(
              name,
              kind,
              type.getSize(),
              header.optionalText(attribute + EventFormat.UNITS),
              header.optionalText(attribute + EventFormat.DESCRIPTION),
              header.has(labels) ? header.texts(labels) : List.of(),
              rows));
    }
    requirePossible(most);
  }

  // Zeros and other values of one kind pack best, and other columns hold no such ones.
  private void requirePossible(double bytes) throws IOException {
    long size = file.channel().size();
    if (bytes > MOST_PACKED * (double) size) {
      throw new EventFileException(
          file.path(),
          "is damaged (its columns claim "
              + Digits.grouped(Math.round(bytes))
              + " bytes, the file has "
              + Digits.grouped(size)
              + ") Copy it again, or run again");
    }
  }

  /** The columns, by name. */
  List<StoredColumn> all() {
    return List.copyOf(columns.values());
  }

  /** How hard DEFLATE works on the first column; 0 if it does not. */
  int compression() {
    return datasets.values().stream()
        .limit(1)
        .flatMap(dataset -> dataset.getFilters().stream())
        .filter(filter -> filter.getId() == DEFLATE)
        .mapToInt(filter -> filter.getFilterData()[0])
        .findFirst()
        .orElse(0);
  }

  /**
   * The column of that name.
   *
   * @throws EventFileException if there is none
   */
  StoredColumn column(String name) {
    StoredColumn column = columns.get(name);
    if (column == null) {
      throw new EventFileException(
          file.path(),
          "has no column "
              + name
              + " (it has "
              + String.join(", ", columns.keySet())
              + ") Give a file that was generated with it");
    }
    return column;
  }

  /**
   * Some rows of any column of numbers, in the unit that the file states.
   *
   * @throws EventFileException if the column is missing or cannot be read
   * @throws IndexOutOfBoundsException if the column has no such rows
   */
  double[] doubles(String name, long firstRow, int rows) {
    return numbers(column(name), bytes(name, firstRow, rows), rows);
  }

  /** The numbers in the bytes of some rows of a column. */
  static double[] numbers(StoredColumn column, ByteBuffer bytes, int rows) {
    double[] values = new double[rows];
    if (column.kind() != NumberKind.FLOAT) {
      for (int i = 0; i < rows; i++) {
        values[i] = integer(column, bytes, i);
      }
    } else if (column.bytes() == Double.BYTES) {
      bytes.asDoubleBuffer().get(values);
    } else {
      for (int i = 0; i < rows; i++) {
        values[i] = bytes.getFloat(i * Float.BYTES);
      }
    }
    return values;
  }

  /**
   * Some rows of a column of integers.
   *
   * @throws EventFileException if the column is missing, holds other numbers, or cannot be read
   * @throws IndexOutOfBoundsException if the column has no such rows
   */
  int[] integers(String name, long firstRow, int rows) {
    return integers(file.path(), column(name), bytes(name, firstRow, rows), rows);
  }

  /** The integers in the bytes of some rows of a column. */
  static int[] integers(Path path, StoredColumn column, ByteBuffer bytes, int rows) {
    if (column.kind() == NumberKind.FLOAT) {
      throw new EventFileException(
          path, "column " + column.name() + " is " + column.type() + ", not integer");
    }
    int[] values = new int[rows];
    for (int i = 0; i < rows; i++) {
      long value = integer(column, bytes, i);
      if (value != (int) value) {
        throw new EventFileException(
            path,
            "column "
                + column.name()
                + " holds "
                + value
                + ", more than 32 bits; no event has that");
      }
      values[i] = (int) value;
    }
    return values;
  }

  /** The little-endian bytes of some rows of a column. */
  ByteBuffer bytes(String name, long firstRow, int rows) {
    StoredColumn column = column(name);
    if (firstRow < 0 || rows < 0 || firstRow > column.rows() - rows) {
      throw new IndexOutOfBoundsException(
          rows + " rows at row " + firstRow + " of " + column.rows() + " in column " + name);
    }
    ByteBuffer bytes = ByteBuffer.allocate(rows * column.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    if (rows == 0) {
      return bytes;
    }
    Dataset dataset = datasets.get(name);
    if (dataset instanceof ContiguousDataset contiguous && isLittleEndian(dataset.getDataType())) {
      readFully(bytes, file.base() + contiguous.getDataAddress() + firstRow * column.bytes());
    } else if (dataset instanceof ChunkedDataset chunked
        && isLittleEndian(dataset.getDataType())
        && column.rows() <= Integer.MAX_VALUE) {
      file.guarded(() -> unpack(chunked, column.bytes(), (int) firstRow, rows, bytes));
    } else {
      Object values = file.guarded(() -> dataset.getData(new long[] {firstRow}, new int[] {rows}));
      StoredNumbers.put(values, column.bytes(), bytes);
    }
    return bytes.flip();
  }

  // The bytes as they are, without a number made of each.
  private static ByteBuffer unpack(
      ChunkedDataset dataset, int width, int firstRow, int rows, ByteBuffer into) {
    int length = dataset.getChunkDimensions()[0];
    int end = firstRow + rows;
    for (int row = firstRow; row < end; ) {
      int begin = row - row % length;
      int next = (int) Math.min(end, (long) begin + length);
      byte[] chunk = dataset.getDecompressedChunk(new int[] {begin});
      into.put(chunk, (row - begin) * width, (next - row) * width);
      row = next;
    }
    return into;
  }

  private void requireInside(String name, long address, long rows, int bytes) throws IOException {
    long size = file.channel().size();
    if (address < 0 || address > size || rows > (size - address) / bytes) {
      throw new EventFileException(
          file.path(),
          "is truncated (column " + name + " ends beyond the file) Copy it again, or run again");
    }
  }

  private static long integer(StoredColumn column, ByteBuffer bytes, int row) {
    return StoredNumbers.integer(bytes, row, column.bytes(), column.kind());
  }

  private static boolean isLittleEndian(DataType type) {
    return type instanceof OrderedDataType ordered
        && ordered.getByteOrder() == ByteOrder.LITTLE_ENDIAN;
  }

  private void readFully(ByteBuffer bytes, long position) {
    try {
      while (bytes.hasRemaining()) {
        if (file.channel().read(bytes, position + bytes.position()) < 0) {
          throw new EventFileException(
              file.path(), "is truncated (it ends within a column) Copy it again");
        }
      }
    } catch (IOException e) {
      throw EventFileException.of(file.path(), "read", e);
    }
  }
}
