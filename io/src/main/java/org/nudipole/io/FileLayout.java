package org.nudipole.io;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.StringData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.PlacedDataset;

/**
 * Where everything stands in an event file.
 *
 * <p>The file is laid out twice, in the same bytes: before the first event, so that it is a valid
 * HDF5 file with room for the columns, and after the last, with the summary. Values of columns are
 * never touched here.
 *
 * @param columns address of the first value of each column
 * @param blocksDone address of the flags that say which block of rows is complete
 */
record FileLayout(List<Long> columns, long blocksDone) {
  /**
   * An attribute above 64 kB would silently destroy its object; half of that is a lot for one
   * already.
   */
  private static final int LONGEST_ATTRIBUTE = 32_768;

  /** jhdf writes the length of a name in one byte. */
  private static final int LONGEST_NAME = 250;

  /** Takes a copy of the list. */
  FileLayout {
    columns = List.copyOf(columns);
  }

  /** Writes everything but the columns into an existing file. */
  static FileLayout write(Path file, RunHeader header, RunSummary summary, List<Column> columns) {
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      // jhdf declares the byte order of the machine; the columns are little-endian everywhere
      throw new EventFileException(
          file, "cannot write (this processor is big-endian) Use a little-endian machine");
    }
    PlacedDataset blocksDone;
    List<PlacedDataset> events;
    try (WritableHdfFile root = HdfFile.write(file)) { // closing it is what writes
      attribute(root, EventFormat.FORMAT, EventFormat.NAME);
      attribute(root, EventFormat.FORMAT_VERSION, EventFormat.VERSION);
      attribute(root, EventFormat.GENERATOR, header.generator());
      attribute(root, EventFormat.SOURCE_REVISION, header.sourceRevision());
      blocksDone = run(root.putGroup(EventFormat.RUN), header, summary);
      targets(root.putGroup(EventFormat.TARGETS), header.targets());
      events = events(root.putGroup(EventFormat.EVENTS), header, columns);
    }
    return new FileLayout(
        events.stream().map(PlacedDataset::address).toList(), blocksDone.address());
  }

  private static PlacedDataset run(WritableGroup run, RunHeader header, RunSummary summary) {
    attribute(run, EventFormat.ARCHITECTURE, header.architecture());
    attribute(run, EventFormat.SEED, header.seed());
    attribute(run, EventFormat.EXPOSURE, header.exposure() / Units.S);
    attribute(run, EventFormat.EXPECTED_EVENTS, header.expectedEvents());
    attribute(run, EventFormat.EXPECTED_DETECTED, header.expectedDetected());
    attribute(run, EventFormat.EXPECTED_EVENTS_MC, summary.expectedEventsMc());
    attribute(run, EventFormat.EXPECTED_EVENTS_MC_ERROR, summary.expectedEventsMcError());
    attribute(run, EventFormat.MIN_RECOIL, header.minRecoil() / Units.KEV);
    attribute(run, EventFormat.REFERENCE_MOMENT, header.referenceMoment());
    attribute(run, EventFormat.N_EVENTS, header.events());
    attribute(run, EventFormat.N_DETECTED, summary.detected());
    attribute(run, EventFormat.SHARD_INDEX, (long) header.shard().index());
    attribute(run, EventFormat.SHARD_COUNT, (long) header.shard().count());
    attribute(run, EventFormat.FIRST_EVENT, header.shard().firstEvent());
    attribute(run, EventFormat.DIGEST, summary.digest());
    attribute(run, EventFormat.TABLE_SHA256, TableDigests.text(header.tableSha256()));
    text(run, EventFormat.MACRO, header.macro());
    if (!header.tables().isEmpty()) { // jhdf may write its mark over an empty group
      WritableGroup tables = run.putGroup(EventFormat.TABLES);
      new TreeMap<>(header.tables()).forEach((name, text) -> text(tables, name, text));
    }
    PlacedDataset blocksDone =
        PlacedDataset.reserved(
            run, EventFormat.BLOCKS_DONE, unsignedByte(), EventDigest.blocks(header.events()));
    attribute(
        blocksDone, EventFormat.DESCRIPTION, "1 for each block of 65536 rows that is complete");
    return put(run, blocksDone);
  }

  private static void targets(WritableGroup targets, List<TargetRow> rows) {
    strings(
        targets, EventFormat.NAME_COLUMN, rows, TargetRow::name, "species of scattering centre");
    integers(targets, EventFormat.Z, rows, TargetRow::z, "atomic number");
    integers(targets, EventFormat.A, rows, TargetRow::a, "mass number, 0 for electrons");
    strings(
        targets, EventFormat.SHELL, rows, TargetRow::shell, "electron shell, empty for a nucleus");
    doubles(
        targets,
        EventFormat.BINDING_ENERGY,
        rows,
        row -> row.bindingEnergy() / Units.EV,
        "eV",
        "binding energy of the shell");
    doubles(
        targets,
        EventFormat.MASS,
        rows,
        row -> row.mass() / Units.MEV,
        "MeV",
        "mass of the nucleus or of the electron");
  }

  private static List<PlacedDataset> events(
      WritableGroup events, RunHeader header, List<Column> columns) {
    List<PlacedDataset> placed = new ArrayList<>();
    for (Column column : columns) {
      PlacedDataset dataset = column(events, column, header.events());
      List<String> labels = header.labels().getOrDefault(column.name(), List.of());
      if (!labels.isEmpty()) {
        attribute(dataset, EventFormat.LABELS, labels.toArray(new String[0]));
      }
      placed.add(dataset);
    }
    return placed;
  }

  /** A column of some rows, to be filled in at its address once the file is laid out. */
  static PlacedDataset column(WritableGroup events, Column column, long rows) {
    PlacedDataset dataset =
        PlacedDataset.reserved(events, linkName(column.name()), type(column.type()), rows);
    describe(dataset, column.units(), column.description());
    return put(events, dataset);
  }

  private static void strings(
      WritableGroup group,
      String name,
      List<TargetRow> rows,
      Function<TargetRow, String> value,
      String description) {
    String[] values = rows.stream().map(value).toArray(String[]::new);
    StringData type = StringData.create(values);
    byte[] bytes = new byte[values.length * type.getSize()];
    for (int i = 0; i < values.length; i++) {
      byte[] text = utf8(values[i]);
      System.arraycopy(text, 0, bytes, i * type.getSize(), text.length);
    }
    PlacedDataset dataset = PlacedDataset.of(group, name, type, values, bytes);
    describe(dataset, "", description);
    put(group, dataset);
  }

  private static void integers(
      WritableGroup group,
      String name,
      List<TargetRow> rows,
      ToIntFunction<TargetRow> value,
      String description) {
    int[] values = rows.stream().mapToInt(value).toArray();
    byte[] bytes = new byte[values.length * Integer.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
    DataType type = DataType.fromObject(values);
    PlacedDataset dataset = PlacedDataset.of(group, name, type, values, bytes);
    describe(dataset, "", description);
    put(group, dataset);
  }

  private static void doubles(
      WritableGroup group,
      String name,
      List<TargetRow> rows,
      ToDoubleFunction<TargetRow> value,
      String units,
      String description) {
    double[] values = rows.stream().mapToDouble(value).toArray();
    byte[] bytes = new byte[values.length * Double.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
    DataType type = DataType.fromObject(values);
    PlacedDataset dataset = PlacedDataset.of(group, name, type, values, bytes);
    describe(dataset, units, description);
    put(group, dataset);
  }

  /** A long text: a data set, because an attribute holds less than 64 kB. */
  private static void text(WritableGroup group, String name, String text) {
    StringData type = StringData.create(text);
    byte[] content = new byte[type.getSize()];
    byte[] utf8 = utf8(text);
    System.arraycopy(utf8, 0, content, 0, utf8.length);
    put(group, PlacedDataset.of(group, linkName(name), type, text, content));
  }

  private static byte[] utf8(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a text with a NUL character cannot be stored");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static PlacedDataset put(WritableGroup group, PlacedDataset dataset) {
    group.putDataset(dataset.getName(), dataset);
    return dataset;
  }

  private static String linkName(String name) {
    if (name.isBlank()
        || name.indexOf('/') >= 0
        || name.indexOf('\0') >= 0
        || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("\"" + name + "\" cannot name a data set");
    }
    return name;
  }

  private static void describe(WritableNode node, String units, String description) {
    attribute(node, EventFormat.UNITS, units);
    attribute(node, EventFormat.DESCRIPTION, description);
  }

  private static void attribute(WritableNode node, String name, Object value) {
    long bytes = DataType.fromObject(value).getSize();
    if (value instanceof String[] texts) {
      bytes *= texts.length;
    }
    if (bytes > LONGEST_ATTRIBUTE) {
      throw new IllegalArgumentException(
          "attribute " + name + " exceeds " + LONGEST_ATTRIBUTE + " bytes");
    }
    node.putAttribute(name, value);
  }

  private static DataType unsignedByte() {
    return new FixedPoint(1, false);
  }

  private static DataType type(Column.Type type) {
    return switch (type) {
      case F64 -> DataType.fromObject(new double[1]);
      case F32 -> DataType.fromObject(new float[1]);
      case U8 -> unsignedByte();
      case I8 -> new FixedPoint(1, true);
      case I16 -> new FixedPoint(2, true);
    };
  }
}
