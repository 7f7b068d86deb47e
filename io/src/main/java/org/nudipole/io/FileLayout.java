package org.nudipole.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.Chunks;
import org.nudipole.io.hdf5.Hdf5Dataset;
import org.nudipole.io.hdf5.Hdf5Group;
import org.nudipole.io.hdf5.Hdf5Output;
import org.nudipole.io.hdf5.StoredType;
import org.nudipole.io.hdf5.StoredValue;

/**
 * Where everything stands in an event file.
 *
 * <p>The file is laid out twice, in the same bytes: before the first event, so that it is a valid
 * HDF5 file with room for the columns, and after the last, with the summary. Values of columns are
 * never touched here.
 *
 * @param columns address of the first value of each column
 * @param blocksDone address of the flags that say which block of rows is complete
 * @param end where all that is written here ends; columns in chunks begin there
 */
record FileLayout(List<Long> columns, long blocksDone, long end) {
  /** Takes a copy of the list. */
  FileLayout {
    columns = List.copyOf(columns);
  }

  /** Whether all lies where it lies in another one. */
  boolean isAsIn(FileLayout other) {
    return columns.equals(other.columns) && blocksDone == other.blocksDone && end == other.end;
  }

  /** A file that is laid out in memory. */
  private record Tree(Hdf5Group root, List<Hdf5Dataset> columns, Hdf5Dataset blocksDone) {}

  /** How columns are stored. */
  interface Storage {
    /** Adds a column to the group of all. */
    Hdf5Dataset add(Hdf5Group events, Column column);

    /** Where the file ends, if behind its header. */
    long end();
  }

  /** Columns in one piece each, of some rows, to be filled in at their addresses. */
  private record Contiguous(long rows) implements Storage {
    @Override
    public Hdf5Dataset add(Hdf5Group events, Column column) {
      return column(events, column, rows);
    }

    @Override
    public long end() {
      return 0;
    }
  }

  /**
   * Writes everything but the columns, for which it leaves room: one row for each event.
   *
   * @param finished whether all blocks of rows are there
   * @param exact what another file says of the run, if its header was read from there: its numbers
   *     are written in the very same bits
   */
  static FileLayout write(
      Hdf5Output out,
      RunHeader header,
      RunSummary summary,
      boolean finished,
      List<Column> columns,
      Map<String, StoredValue> exact)
      throws IOException {
    Storage storage = new Contiguous(header.events());
    return write(out, header, summary, finished, columns, exact, storage);
  }

  /**
   * Writes everything but the columns.
   *
   * @param storage how columns are stored
   * @see #write(Hdf5Output, RunHeader, RunSummary, boolean, List, Map)
   */
  static FileLayout write(
      Hdf5Output out,
      RunHeader header,
      RunSummary summary,
      boolean finished,
      List<Column> columns,
      Map<String, StoredValue> exact,
      Storage storage)
      throws IOException {
    Tree tree = tree(header, summary, finished, columns, exact, storage);
    long end = tree.root().write(out, storage.end());
    return new FileLayout(
        tree.columns().stream().map(Hdf5Dataset::address).toList(),
        tree.blocksDone().address(),
        end);
  }

  /** What a file of a run says beside its columns. */
  static SortedMap<String, StoredValue> values(
      RunHeader header, RunSummary summary, List<Column> columns) {
    Storage storage = new Contiguous(header.events());
    return tree(header, summary, false, columns, Map.of(), storage).root().values();
  }

  private static Tree tree(
      RunHeader header,
      RunSummary summary,
      boolean finished,
      List<Column> columns,
      Map<String, StoredValue> exact,
      Storage storage) {
    Hdf5Group root = new Hdf5Group();
    Map<String, StoredValue> attributes =
        Map.of(
            EventFormat.FORMAT, StoredValue.text(EventFormat.NAME),
            EventFormat.FORMAT_VERSION, StoredValue.integer(header.formatVersion()),
            EventFormat.GENERATOR, StoredValue.text(header.generator()),
            EventFormat.SOURCE_REVISION, StoredValue.text(header.sourceRevision()));
    Hdf5Group events = root(root, attributes);
    Hdf5Group run = run(root, header, summary);
    Hdf5Dataset blocksDone = blocksDone(run, header, finished);
    targets(root.group(EventFormat.TARGETS), header.targets());
    List<Hdf5Dataset> placed = new ArrayList<>();
    for (Column column : columns) {
      Hdf5Dataset dataset = storage.add(events, column);
      List<String> labels = header.labels().getOrDefault(column.name(), List.of());
      if (!labels.isEmpty()) {
        dataset.attribute(EventFormat.LABELS, StoredValue.texts(labels));
      }
      placed.add(dataset);
    }
    root.restore(exact);
    seal(root, run);
    return new Tree(root, placed, blocksDone);
  }

  /**
   * Gives the root its attributes and the group {@code events}, which repeats them: copying the
   * groups of a file one by one loses those of its root.
   */
  static Hdf5Group root(Hdf5Group root, Map<String, StoredValue> attributes) {
    Hdf5Group events = root.group(EventFormat.EVENTS);
    attributes.forEach(
        (name, value) -> {
          root.attribute(name, value);
          events.attribute(name, value);
        });
    return events;
  }

  /** Adds the digest of all that a file holds beside its columns to one of its groups. */
  static void seal(Hdf5Group root, Hdf5Group place) {
    place.attribute(EventFormat.HEADER_DIGEST, StoredValue.text(HeaderDigest.of(root.values())));
  }

  private static Hdf5Group run(Hdf5Group root, RunHeader header, RunSummary summary) {
    Hdf5Group run = root.group(EventFormat.RUN);
    text(run, EventFormat.ARCHITECTURE, header.architecture());
    integer(run, EventFormat.SEED, header.seed());
    number(run, EventFormat.EXPOSURE, header.exposure() / Units.S);
    number(run, EventFormat.EXPECTED_EVENTS, header.expectedEvents());
    number(run, EventFormat.EXPECTED_DETECTED, header.expectedDetected());
    number(run, EventFormat.EXPECTED_EVENTS_MC, summary.expectedEventsMc());
    number(run, EventFormat.EXPECTED_EVENTS_MC_ERROR, summary.expectedEventsMcError());
    number(run, EventFormat.MIN_RECOIL, header.cut().lowest() / Units.KEV);
    if (header.formatVersion() > 1) {
      header
          .cut()
          .least()
          .forEach((process, cut) -> number(run, EventFormat.minRecoil(process), cut / Units.KEV));
    }
    number(run, EventFormat.REFERENCE_MOMENT, header.referenceMoment());
    integer(run, EventFormat.N_EVENTS, header.events());
    integer(run, EventFormat.N_DETECTED, summary.detected());
    Selection selection = header.selection();
    if (selection.detectedOnly()) {
      integer(run, EventFormat.N_ROWS, summary.detected());
      text(run, EventFormat.STORED_EVENTS, EventFormat.DETECTED_ONLY);
    }
    names(run, EventFormat.STORED_COLUMNS, selection.columns());
    names(run, EventFormat.STORED_PRECISION, selection.otherPrecision());
    integer(run, EventFormat.SHARD_INDEX, header.shard().index());
    integer(run, EventFormat.SHARD_COUNT, header.shard().count());
    integer(run, EventFormat.FIRST_EVENT, header.shard().firstEvent());
    text(run, EventFormat.DIGEST, summary.digest());
    List<String> tables = TableDigests.lines(header.tableSha256());
    run.attribute(
        EventFormat.TABLE_SHA256,
        header.formatVersion() == 1
            ? StoredValue.text(String.join("\n", tables))
            : StoredValue.texts(tables));
    run.dataset(EventFormat.MACRO, StoredValue.text(header.macro()));
    if (!header.tables().isEmpty()) {
      Hdf5Group texts = run.group(EventFormat.TABLES);
      header.tables().forEach((name, text) -> texts.dataset(name, StoredValue.text(text)));
    }
    if (header.formatVersion() > 1) {
      modules(run, header.modules());
      settings(run.group(EventFormat.SETTINGS), header.settings());
      run.dataset(EventFormat.WARNINGS, StoredValue.texts(header.warnings()))
          .attribute(EventFormat.DESCRIPTION, StoredValue.text("what the program warned of"));
    }
    if (header.shard().count() > 1) {
      summary.tally().ifPresent(tally -> tally(run.group(EventFormat.TALLY), tally));
    }
    return run;
  }

  private static void names(Hdf5Group run, String attribute, List<String> names) {
    if (!names.isEmpty()) {
      run.attribute(attribute, StoredValue.texts(names));
    }
  }

  private static void tally(Hdf5Group group, RunTally tally) {
    int channels = tally.channels();
    int modules = tally.modules().size();
    number(group, EventFormat.GIVEN_EVENTS, tally.givenEvents());
    counts(group, EventFormat.GENERATED, tally.row(0, channels));
    counts(group, EventFormat.DETECTED, tally.row(channels, channels));
    counts(group, EventFormat.RECOIL_TRIALS, tally.row(2 * channels, modules));
    counts(group, EventFormat.VERTEX_TRIALS, tally.row(2 * channels + modules, modules));
    counts(
        group,
        EventFormat.CHANNELS,
        tally.modules().stream().mapToLong(ModuleEnvelope::channels).toArray());
    volumes(group, EventFormat.RECOIL_VOLUME, tally.modules(), ModuleEnvelope::recoilVolume);
    volumes(group, EventFormat.VERTEX_VOLUME, tally.modules(), ModuleEnvelope::vertexVolume);
  }

  private static void counts(Hdf5Group group, String name, long[] values) {
    group.dataset(name, StoredValue.integers(Long.BYTES, true, values));
  }

  private static void volumes(
      Hdf5Group group,
      String name,
      List<ModuleEnvelope> modules,
      ToDoubleFunction<ModuleEnvelope> value) {
    group.dataset(name, StoredValue.numbers(modules.stream().mapToDouble(value).toArray()));
  }

  private static void modules(Hdf5Group run, List<DetectorModule> modules) {
    numbers(run, EventFormat.DETECTOR_MASS, modules, module -> module.mass() / Units.KG);
    numbers(run, EventFormat.DISTANCE, modules, module -> module.distance() / Units.CM);
    numbers(run, EventFormat.FLUX, modules, module -> module.flux() * Units.CM2 * Units.S);
  }

  private static void numbers(
      Hdf5Group run,
      String name,
      List<DetectorModule> modules,
      ToDoubleFunction<DetectorModule> value) {
    run.attribute(name, StoredValue.numbers(modules.stream().mapToDouble(value).toArray()));
  }

  private static void settings(Hdf5Group settings, List<StoredSetting> rows) {
    texts(settings, EventFormat.COMMAND, rows, StoredSetting::command, "command of the macro");
    texts(settings, EventFormat.ARGUMENT, rows, StoredSetting::argument, "name of the parameter");
    describe(
        settings.dataset(
            EventFormat.VALUE,
            StoredValue.numbers(rows.stream().mapToDouble(StoredSetting::value).toArray())),
        "",
        "the number in its unit, NaN if it is none");
    texts(settings, EventFormat.TEXT, rows, StoredSetting::text, "the value as the macro has it");
    texts(settings, EventFormat.UNIT, rows, StoredSetting::unit, "unit of the number");
  }

  private static Hdf5Dataset blocksDone(Hdf5Group run, RunHeader header, boolean finished) {
    long[] flags = new long[EventDigest.blocks(header.events())];
    Arrays.fill(flags, finished ? 1 : 0);
    return run.dataset(EventFormat.BLOCKS_DONE, StoredValue.integers(Byte.BYTES, false, flags))
        .attribute(
            EventFormat.DESCRIPTION,
            StoredValue.text("1 for each block of 65536 rows that is complete"));
  }

  private static void targets(Hdf5Group targets, List<TargetRow> rows) {
    texts(targets, EventFormat.NAME_COLUMN, rows, TargetRow::name, "species of scattering centre");
    integers(targets, EventFormat.Z, rows, TargetRow::z, "atomic number");
    integers(targets, EventFormat.A, rows, TargetRow::a, "mass number, 0 for electrons");
    texts(
        targets, EventFormat.SHELL, rows, TargetRow::shell, "electron shell, empty for a nucleus");
    describe(
        targets.dataset(
            EventFormat.BINDING_ENERGY,
            StoredValue.numbers(
                rows.stream().mapToDouble(row -> row.bindingEnergy() / Units.EV).toArray())),
        "eV",
        "binding energy of the shell");
    describe(
        targets.dataset(
            EventFormat.MASS,
            StoredValue.numbers(
                rows.stream().mapToDouble(row -> row.mass() / Units.MEV).toArray())),
        "MeV",
        "mass of the nucleus or of the electron");
  }

  /** A column of some rows, to be filled in at its address once the file is laid out. */
  static Hdf5Dataset column(Hdf5Group events, Column column, long rows) {
    return described(events.reserved(column.name(), type(column.type()), rows), column);
  }

  /** A column in chunks. */
  static Hdf5Dataset column(Hdf5Group events, Column column, Chunks chunks, int level) {
    return described(events.chunked(column.name(), type(column.type()), chunks, level), column);
  }

  private static Hdf5Dataset described(Hdf5Dataset dataset, Column column) {
    return describe(dataset, column.units(), column.description());
  }

  private static <T> void texts(
      Hdf5Group group, String name, List<T> rows, Function<T, String> value, String description) {
    List<String> texts = rows.stream().map(value).toList();
    describe(group.dataset(name, StoredValue.texts(texts)), "", description);
  }

  private static void integers(
      Hdf5Group group,
      String name,
      List<TargetRow> rows,
      ToIntFunction<TargetRow> value,
      String description) {
    long[] values = rows.stream().mapToLong(value::applyAsInt).toArray();
    describe(
        group.dataset(name, StoredValue.integers(Integer.BYTES, true, values)), "", description);
  }

  private static Hdf5Dataset describe(Hdf5Dataset dataset, String units, String description) {
    return dataset
        .attribute(EventFormat.UNITS, StoredValue.text(units))
        .attribute(EventFormat.DESCRIPTION, StoredValue.text(description));
  }

  private static void text(Hdf5Group group, String name, String value) {
    group.attribute(name, StoredValue.text(value));
  }

  private static void integer(Hdf5Group group, String name, long value) {
    group.attribute(name, StoredValue.integer(value));
  }

  private static void number(Hdf5Group group, String name, double value) {
    group.attribute(name, StoredValue.number(value));
  }

  private static StoredType type(Column.Type type) {
    return switch (type) {
      case F64, F32 -> StoredType.floating(type.bytes());
      case U8 -> StoredType.integer(1, false);
      case I8, I16 -> StoredType.integer(type.bytes(), true);
    };
  }
}
