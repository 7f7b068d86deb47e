package org.nudipole.io;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5File;
import org.nudipole.io.hdf5.StoredNumbers;

/**
 * Reads an event file: header at once, columns in pieces as they are asked for, in any order and
 * from any thread.
 *
 * <p>Columns that this version does not know are read like the others. A file that another program
 * has rewritten (in chunks, compressed, big-endian) is read too, only slower.
 */
public final class EventFileReader implements AutoCloseable {
  private final Hdf5File file;
  private final EventColumns columns;
  private final RunHeader header;
  private final RunSummary summary;

  private EventFileReader(Hdf5File file) throws IOException {
    this.file = file;
    if (EventFormat.CHALLENGE.equals(file.optionalText(file.attributes(), EventFormat.FORMAT))) {
      throw new EventFileException(
          file.path(),
          "holds the data of a challenge (what was observed, without the run that made it) Fit them"
              + " by nudipole challenge baseline, which takes their folder, or read them in Python"
              + " (docs/challenges.md)");
    }
    EventFormat.require(file, EventFormat.NAME, "event file", "nudipole run");
    Group run = file.group(EventFormat.RUN);
    Map<String, Attribute> attributes = run.getAttributes();
    requireFinished(run, attributes);
    columns = new EventColumns(file);
    try {
      header = header(file.attributes(), run, attributes);
    } catch (IllegalArgumentException e) {
      throw new EventFileException(
          file.path(),
          "is damaged (its header: " + e.getMessage() + ") Copy it again, or run again");
    }
    summary =
        new RunSummary(
            file.integer(attributes, EventFormat.N_DETECTED),
            file.number(attributes, EventFormat.EXPECTED_EVENTS_MC),
            file.number(attributes, EventFormat.EXPECTED_EVENTS_MC_ERROR),
            file.text(attributes, EventFormat.DIGEST));
  }

  /**
   * Opens a complete event file.
   *
   * @throws EventFileException if it is missing, no HDF5 file, no event file, unfinished,
   *     truncated, damaged, or of a later format; the message says which
   */
  public static EventFileReader open(Path file) {
    return Hdf5File.open(file, EventFileReader::new);
  }

  /** The file. */
  public Path path() {
    return file.path();
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
    return columns.all();
  }

  /**
   * The column of that name.
   *
   * @throws EventFileException if there is none
   */
  public StoredColumn column(String name) {
    return columns.column(name);
  }

  /**
   * Some rows of any column of numbers, in the unit that the file states.
   *
   * @throws EventFileException if the column is missing or cannot be read
   * @throws IndexOutOfBoundsException if the column has no such rows
   */
  public double[] doubles(String name, long firstRow, int rows) {
    return columns.doubles(name, firstRow, rows);
  }

  /**
   * Some rows of a column of integers.
   *
   * @throws EventFileException if the column is missing, holds other numbers, or cannot be read
   * @throws IndexOutOfBoundsException if the column has no such rows
   */
  public int[] integers(String name, long firstRow, int rows) {
    return columns.integers(name, firstRow, rows);
  }

  /** All columns, for their digest. */
  EventColumns stored() {
    return columns;
  }

  @Override
  public void close() {
    file.close();
  }

  private void requireFinished(Group run, Map<String, Attribute> attributes) {
    if (!file.text(attributes, EventFormat.DIGEST).isBlank()) {
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
        file.path(),
        "is unfinished (the run that wrote it was stopped; "
            + done
            + " of "
            + blocks
            + " blocks of 65536 events are complete) Run it again");
  }

  private RunHeader header(Map<String, Attribute> root, Group run, Map<String, Attribute> a) {
    requireAll(a);
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (StoredColumn column : columns.all()) {
      if (!column.labels().isEmpty()) {
        labels.put(column.name(), column.labels());
      }
    }
    Map<String, String> tables = new LinkedHashMap<>();
    if (run.getChild(EventFormat.TABLES) instanceof Group stored) {
      stored.getChildren().forEach((name, node) -> tables.put(name, file.text(node)));
    }
    return new RunHeader(
        file.text(root, EventFormat.GENERATOR),
        file.optionalText(root, EventFormat.SOURCE_REVISION),
        file.optionalText(a, EventFormat.ARCHITECTURE),
        file.integer(a, EventFormat.SEED),
        file.number(a, EventFormat.EXPOSURE) * Units.S,
        file.number(a, EventFormat.EXPECTED_EVENTS),
        file.number(a, EventFormat.EXPECTED_DETECTED),
        file.number(a, EventFormat.MIN_RECOIL) * Units.KEV,
        // Files from before there were matrices of moments count in Bohr magnetons.
        a.containsKey(EventFormat.REFERENCE_MOMENT)
            ? file.number(a, EventFormat.REFERENCE_MOMENT)
            : 1,
        file.integer(a, EventFormat.N_EVENTS),
        new Shard(
            Math.toIntExact(file.integer(a, EventFormat.SHARD_INDEX)),
            Math.toIntExact(file.integer(a, EventFormat.SHARD_COUNT)),
            file.integer(a, EventFormat.FIRST_EVENT)),
        file.text(file.child(run, EventFormat.MACRO)),
        tables,
        TableDigests.parse(file.text(a, EventFormat.TABLE_SHA256)),
        targets(file.group(EventFormat.TARGETS)),
        labels);
  }

  private void requireAll(Map<String, Attribute> attributes) {
    List<String> missing = new ArrayList<>(EventFormat.RUN_ATTRIBUTES);
    missing.removeAll(attributes.keySet());
    if (!missing.isEmpty()) {
      throw new EventFileException(
          file.path(), "/run lacks " + String.join(", ", missing) + " (the header is damaged)");
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
    if (file.child(group, name) instanceof Dataset dataset) {
      return dataset.getData();
    }
    throw new EventFileException(file.path(), group.getPath() + name + " is no data set");
  }
}
