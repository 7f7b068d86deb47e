package org.nudipole.io;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.nudipole.generator.Units;

/**
 * Reads an event file: header at once, columns in pieces as they are asked for, in any order and
 * from any thread.
 *
 * <p>Columns that this version does not know are read like the others. A file that another program
 * has rewritten (in chunks, compressed, big-endian) is read too, only slower.
 */
public final class EventFileReader implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final HdfFile hdf;
  private final RunHeader header;
  private final RunSummary summary;
  private final Map<String, Dataset> datasets = new LinkedHashMap<>();
  private final Map<String, StoredColumn> columns = new LinkedHashMap<>();

  private EventFileReader(Path file, FileChannel channel, HdfFile hdf) throws IOException {
    this.file = file;
    this.channel = channel;
    this.hdf = hdf;
    Map<String, Attribute> root = hdf.getAttributes();
    requireFormat(root);
    Group run = group(EventFormat.RUN);
    Map<String, Attribute> attributes = run.getAttributes();
    requireFinished(run, attributes);
    readColumns(group(EventFormat.EVENTS));
    header = header(root, run, attributes);
    summary =
        new RunSummary(
            integer(attributes, EventFormat.N_DETECTED),
            number(attributes, EventFormat.EXPECTED_EVENTS_MC),
            number(attributes, EventFormat.EXPECTED_EVENTS_MC_ERROR),
            text(attributes, EventFormat.DIGEST));
  }

  /**
   * Opens a complete event file.
   *
   * @throws EventFileException if it is missing, no HDF5 file, no event file, unfinished,
   *     truncated, damaged, or of a later format; the message says which
   */
  public static EventFileReader open(Path file) {
    FileChannel channel = null;
    HdfFile hdf = null;
    boolean opened = false;
    try {
      if (Files.isDirectory(file)) {
        throw new EventFileException(file, "cannot read (it is a folder) Give the name of a file");
      }
      channel = FileChannel.open(file, StandardOpenOption.READ);
      Hdf5Signature.require(file, channel);
      hdf = new HdfFile(file);
      EventFileReader reader = new EventFileReader(file, channel, hdf);
      opened = true;
      return reader;
    } catch (IOException e) {
      throw EventFileException.of(file, "read", e);
    } catch (EventFileException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // A damaged length or address can ask jhdf for any amount of memory, or send it in circles.
      throw damaged(file, e);
    } finally {
      if (!opened) {
        close(channel, hdf);
      }
    }
  }

  /** The file. */
  public Path path() {
    return file;
  }

  /** What was known before the first event. */
  public RunHeader header() {
    return header;
  }

  /** What was known after the last. */
  public RunSummary summary() {
    return summary;
  }

  /** The columns, by name. */
  public List<StoredColumn> columns() {
    return List.copyOf(columns.values());
  }

  /**
   * The column of that name.
   *
   * @throws EventFileException if there is none
   */
  public StoredColumn column(String name) {
    StoredColumn column = columns.get(name);
    if (column == null) {
      throw new EventFileException(
          file, "has no column " + name + " (it has " + String.join(", ", columns.keySet()) + ")");
    }
    return column;
  }

  /**
   * Some rows of any column of numbers, in the unit that the file states.
   *
   * @throws EventFileException if the column is missing or cannot be read
   * @throws IndexOutOfBoundsException if the column has no such rows
   */
  public double[] doubles(String name, long firstRow, int rows) {
    StoredColumn column = column(name);
    ByteBuffer bytes = bytes(name, firstRow, rows);
    double[] values = new double[rows];
    if (column.kind() != StoredColumn.Kind.FLOAT) {
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
  public int[] integers(String name, long firstRow, int rows) {
    StoredColumn column = column(name);
    if (column.kind() == StoredColumn.Kind.FLOAT) {
      throw new EventFileException(
          file, "column " + name + " is " + column.type() + ", not integer");
    }
    ByteBuffer bytes = bytes(name, firstRow, rows);
    int[] values = new int[rows];
    for (int i = 0; i < rows; i++) {
      long value = integer(column, bytes, i);
      if (value != (int) value) {
        throw new EventFileException(
            file, "column " + name + " holds " + value + ", more than 32 bits; no event has that");
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
      readFully(bytes, contiguous.getDataAddress() + firstRow * column.bytes());
    } else {
      Object values = guarded(() -> dataset.getData(new long[] {firstRow}, new int[] {rows}));
      StoredNumbers.put(values, column.bytes(), bytes);
    }
    return bytes.flip();
  }

  @Override
  public void close() {
    close(channel, hdf);
  }

  private static void close(FileChannel channel, HdfFile hdf) {
    try {
      if (hdf != null) {
        hdf.close();
      }
      if (channel != null) {
        channel.close();
      }
    } catch (IOException | RuntimeException e) {
      // Nothing was written, so nothing is lost.
      return;
    }
  }

  private void requireFormat(Map<String, Attribute> root) {
    if (!root.containsKey(EventFormat.FORMAT)
        || !EventFormat.NAME.equals(root.get(EventFormat.FORMAT).getData())) {
      throw new EventFileException(
          file,
          "is an HDF5 file but no event file (its attribute format is not "
              + EventFormat.NAME
              + ") Give a file that nudipole run wrote");
    }
    long version = integer(root, EventFormat.FORMAT_VERSION);
    if (version > EventFormat.VERSION) {
      throw new EventFileException(
          file,
          "has format version "
              + version
              + " (this program reads up to "
              + EventFormat.VERSION
              + ") Read it with a newer nudipole");
    }
  }

  private void requireFinished(Group run, Map<String, Attribute> attributes) {
    if (!text(attributes, EventFormat.DIGEST).isBlank()) {
      return;
    }
    int done = 0;
    int blocks = 0;
    if (run.getChild(EventFormat.BLOCKS_DONE) instanceof Dataset dataset && !dataset.isEmpty()) {
      int[] flags = (int[]) dataset.getData();
      blocks = flags.length;
      done = Arrays.stream(flags).sum();
    }
    throw new EventFileException(
        file,
        "is unfinished (the run that wrote it was stopped; "
            + done
            + " of "
            + blocks
            + " blocks of 65536 events are complete) Run it again");
  }

  private void readColumns(Group events) throws IOException {
    for (Map.Entry<String, Node> child : new TreeMap<>(events.getChildren()).entrySet()) {
      String name = child.getKey();
      if (!(child.getValue() instanceof Dataset dataset)
          || dataset.getDimensionsAsLong().length != 1) {
        throw new EventFileException(file, "/events/" + name + " is no column (not 1-dimensional)");
      }
      DataType type = dataset.getDataType();
      StoredColumn.Kind kind;
      if (type instanceof FloatingPoint) {
        kind = StoredColumn.Kind.FLOAT;
      } else if (type instanceof FixedPoint integer) {
        kind = integer.isSigned() ? StoredColumn.Kind.SIGNED : StoredColumn.Kind.UNSIGNED;
      } else {
        throw new EventFileException(file, "/events/" + name + " does not hold numbers");
      }
      long rows = dataset.getDimensionsAsLong()[0];
      if (rows > 0 && dataset instanceof ContiguousDataset contiguous) {
        requireInside(name, contiguous.getDataAddress(), rows, type.getSize());
      }
      Map<String, Attribute> attributes = dataset.getAttributes();
      datasets.put(name, dataset);
      columns.put(
          name,
          new StoredColumn(
              name,
              kind,
              type.getSize(),
              optionalText(attributes, EventFormat.UNITS),
              optionalText(attributes, EventFormat.DESCRIPTION),
              labels(attributes),
              rows));
    }
  }

  private void requireInside(String name, long address, long rows, int bytes) throws IOException {
    long size = channel.size();
    if (address < 0 || address > size || rows > (size - address) / bytes) {
      throw new EventFileException(
          file,
          "is truncated (column " + name + " ends beyond the file) Copy it again, or run again");
    }
  }

  private RunHeader header(Map<String, Attribute> root, Group run, Map<String, Attribute> a) {
    requireAll(a);
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (StoredColumn column : columns.values()) {
      if (!column.labels().isEmpty()) {
        labels.put(column.name(), column.labels());
      }
    }
    Map<String, String> tables = new LinkedHashMap<>();
    if (run.getChild(EventFormat.TABLES) instanceof Group stored) {
      stored.getChildren().forEach((name, node) -> tables.put(name, text(node)));
    }
    return new RunHeader(
        text(root, EventFormat.GENERATOR),
        optionalText(root, EventFormat.SOURCE_REVISION),
        optionalText(a, EventFormat.ARCHITECTURE),
        integer(a, EventFormat.SEED),
        number(a, EventFormat.EXPOSURE) * Units.S,
        number(a, EventFormat.EXPECTED_EVENTS),
        number(a, EventFormat.EXPECTED_DETECTED),
        number(a, EventFormat.MIN_RECOIL) * Units.KEV,
        integer(a, EventFormat.N_EVENTS),
        new Shard(
            Math.toIntExact(integer(a, EventFormat.SHARD_INDEX)),
            Math.toIntExact(integer(a, EventFormat.SHARD_COUNT)),
            integer(a, EventFormat.FIRST_EVENT)),
        text(child(run, EventFormat.MACRO)),
        tables,
        TableDigests.parse(text(a, EventFormat.TABLE_SHA256)),
        targets(group(EventFormat.TARGETS)),
        labels);
  }

  private void requireAll(Map<String, Attribute> attributes) {
    List<String> missing = new ArrayList<>(EventFormat.RUN_ATTRIBUTES);
    missing.removeAll(attributes.keySet());
    if (!missing.isEmpty()) {
      throw new EventFileException(
          file,
          "/run lacks the attributes " + String.join(", ", missing) + " (the header is damaged)");
    }
  }

  private List<TargetRow> targets(Group targets) {
    String[] names = (String[]) values(targets, EventFormat.NAME_COLUMN);
    String[] shells = (String[]) values(targets, EventFormat.SHELL);
    double[] z = StoredNumbers.doubles(values(targets, EventFormat.Z));
    double[] a = StoredNumbers.doubles(values(targets, EventFormat.A));
    double[] binding = StoredNumbers.doubles(values(targets, EventFormat.BINDING_ENERGY));
    double[] mass = StoredNumbers.doubles(values(targets, EventFormat.MASS));
    List<TargetRow> rows = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      rows.add(
          new TargetRow(
              names[i],
              (int) z[i],
              (int) a[i],
              shells[i],
              binding[i] * Units.EV,
              mass[i] * Units.MEV));
    }
    return rows;
  }

  private Object values(Group group, String name) {
    if (child(group, name) instanceof Dataset dataset) {
      return dataset.getData();
    }
    throw new EventFileException(file, group.getPath() + name + " is no data set");
  }

  private Group group(String name) {
    if (hdf.getChild(name) instanceof Group group) {
      return group;
    }
    throw new EventFileException(
        file, "has no group /" + name + " (damaged, or not made by nudipole)");
  }

  private Node child(Group group, String name) {
    Node child = group.getChild(name);
    if (child == null) {
      throw new EventFileException(
          file, "has no " + group.getPath() + name + " (damaged, or not made by nudipole)");
    }
    return child;
  }

  private String text(Node node) {
    if (node instanceof Dataset dataset) {
      Object data = dataset.getData();
      if (data instanceof String text) {
        return text;
      }
      if (data instanceof String[] texts && texts.length == 1) {
        return texts[0];
      }
    }
    throw new EventFileException(file, node.getPath() + " is no text");
  }

  private Object attribute(Map<String, Attribute> attributes, String name) {
    Attribute attribute = attributes.get(name);
    if (attribute == null) {
      throw new EventFileException(
          file, "lacks the attribute " + name + " (the header is damaged)");
    }
    Object data = attribute.getData();
    return data == null ? "" : data; // an empty string has no data
  }

  private String text(Map<String, Attribute> attributes, String name) {
    if (attribute(attributes, name) instanceof String text) {
      return text;
    }
    throw new EventFileException(file, "attribute " + name + " is no text");
  }

  private String optionalText(Map<String, Attribute> attributes, String name) {
    return attributes.containsKey(name) ? text(attributes, name) : "";
  }

  private static List<String> labels(Map<String, Attribute> attributes) {
    Attribute labels = attributes.get(EventFormat.LABELS);
    return labels != null && labels.getData() instanceof String[] texts
        ? List.of(texts)
        : List.of();
  }

  private double number(Map<String, Attribute> attributes, String name) {
    if (attribute(attributes, name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new EventFileException(file, "attribute " + name + " is no number");
  }

  private long integer(Map<String, Attribute> attributes, String name) {
    if (attribute(attributes, name) instanceof Number number) {
      return number.longValue();
    }
    throw new EventFileException(file, "attribute " + name + " is no number");
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
        if (channel.read(bytes, position + bytes.position()) < 0) {
          throw new EventFileException(
              file, "is truncated (it ends within a column) Copy it again");
        }
      }
    } catch (IOException e) {
      throw EventFileException.of(file, "read", e);
    }
  }

  private <T> T guarded(Supplier<T> read) {
    try {
      return read.get();
    } catch (RuntimeException e) {
      throw damaged(file, e);
    }
  }

  private static EventFileException damaged(Path file, Throwable cause) {
    return new EventFileException(
        file, "is damaged (its HDF5 structure cannot be read) Copy it again, or run again", cause);
  }
}
