package org.nudipole.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5File;
import org.nudipole.io.hdf5.StoredHeader;
import org.nudipole.io.hdf5.StoredValue;

/**
 * Reads an event file: header at once, columns in pieces as they are asked for, in any order and
 * from any thread.
 *
 * <p>Columns that this version does not know are read like the others. A file that another program
 * has rewritten (in chunks, compressed, big-endian) is read too, only slower.
 */
public final class EventFileReader implements EventSet {
  private final Hdf5File file;
  private final StoredHeader stored;
  private final EventColumns columns;
  private final RunHeader header;
  private final RunSummary summary;

  private EventFileReader(Hdf5File file) throws IOException {
    this.file = file;
    stored = EventFormat.header(file);
    if (EventFormat.is(stored, EventFormat.CHALLENGE)) {
      throw new EventFileException(
          file.path(),
          "holds the data of a challenge (what was observed, without the run that made it) Fit them"
              + " by nudipole challenge baseline, which takes their folder, or read them in Python"
              + " (docs/challenges.md)");
    }
    int version = EventFormat.require(stored, EventFormat.NAME, "event file", "nudipole run");
    requireFinished();
    columns = new EventColumns(file, stored);
    Optional<RunTally> tally;
    try {
      HeaderReader read = new HeaderReader(stored);
      header = read.header(version, columns.all());
      tally = read.tally();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new EventFileException(
          file.path(),
          "is damaged (its header: " + e.getMessage() + ") Copy it again, or run again");
    }
    summary =
        new RunSummary(
            stored.integer(run(EventFormat.N_DETECTED)),
            stored.number(run(EventFormat.EXPECTED_EVENTS_MC)),
            stored.number(run(EventFormat.EXPECTED_EVENTS_MC_ERROR)),
            stored.text(run(EventFormat.DIGEST)),
            tally);
  }

  /**
   * Opens a complete event file and checks all that it holds, as {@link EventFileCheck} does: what
   * is read from it afterwards is what was written.
   *
   * @throws EventFileException if it is missing, no HDF5 file, no event file, unfinished,
   *     truncated, damaged, changed, or of a later format; the message says which
   */
  public static EventFileReader open(Path file) {
    EventFileReader reader = unchecked(file);
    boolean sound = false;
    try {
      List<String> faults = reader.faults();
      if (!faults.isEmpty()) {
        throw new EventFileException(file, faults);
      }
      sound = true;
      return reader;
    } finally {
      if (!sound) {
        reader.close();
      }
    }
  }

  /**
   * As {@link #open}, for a command that tells the faults of a file as a part of its answer.
   *
   * @throws EventFileException if there is no header to judge
   */
  public static EventFileReader unchecked(Path file) {
    return Hdf5File.open(file, EventFileReader::new);
  }

  @Override
  public Path path() {
    return file.path();
  }

  @Override
  public RunHeader header() {
    return header;
  }

  @Override
  public RunSummary summary() {
    return summary;
  }

  @Override
  public List<StoredColumn> columns() {
    return columns.all();
  }

  @Override
  public StoredColumn column(String name) {
    return columns.column(name);
  }

  @Override
  public double[] doubles(String name, long firstRow, int rows) {
    return columns.doubles(name, firstRow, rows);
  }

  @Override
  public int[] integers(String name, long firstRow, int rows) {
    return columns.integers(name, firstRow, rows);
  }

  @Override
  public ByteBuffer bytes(String name, long firstRow, int rows) {
    return columns.bytes(name, firstRow, rows);
  }

  @Override
  public List<String> faults() {
    return EventFileCheck.faults(this);
  }

  @Override
  public int compression() {
    return columns.compression();
  }

  @Override
  public Map<String, StoredValue> exact() {
    return RunIdentity.ofRun(stored.values());
  }

  /** All columns, for their digest. */
  EventColumns content() {
    return columns;
  }

  /** What is read from the file, with a message for the user where its storage is damaged. */
  <T> T guarded(Supplier<T> read) {
    return file.guarded(read);
  }

  @Override
  public void close() {
    file.close();
  }

  /** All that the file says beside its columns. */
  StoredHeader stored() {
    return stored;
  }

  private static String run(String attribute) {
    return EventFormat.RUN_ATTRIBUTE + attribute;
  }

  private void requireFinished() {
    if (!stored.text(run(EventFormat.DIGEST)).isBlank()) {
      return;
    }
    long[] flags = stored.integers("/run/" + EventFormat.BLOCKS_DONE);
    throw new EventFileException(
        file.path(),
        "is unfinished (the run that wrote it was stopped; "
            + Arrays.stream(flags).sum()
            + " of "
            + flags.length
            + " blocks of 65536 events are complete) Run it again with --resume");
  }
}
