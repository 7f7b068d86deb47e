package org.nudipole.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5File;
import org.nudipole.io.hdf5.StoredHeader;

/** Reads the observed events of a challenge. */
public final class ChallengeFileReader implements AutoCloseable {
  private final Hdf5File file;
  private final StoredHeader stored;
  private final int version;
  private final EventColumns columns;
  private final ChallengeHeader header;
  private final long events;
  private final String digest;

  private ChallengeFileReader(Hdf5File file) throws IOException {
    this.file = file;
    stored = EventFormat.header(file);
    version =
        EventFormat.require(stored, EventFormat.CHALLENGE, "challenge file", "nudipole challenge");
    columns = new EventColumns(file, stored);
    header =
        new ChallengeHeader(
            stored.text(EventFormat.ROOT + EventFormat.GENERATOR),
            stored.text(EventFormat.ROOT + EventFormat.CHALLENGE_ID),
            stored.number(EventFormat.ROOT + EventFormat.EXPOSURE) * Units.S);
    events = stored.integer(EventFormat.ROOT + EventFormat.N_EVENTS);
    digest = stored.text(EventFormat.ROOT + EventFormat.DIGEST);
  }

  /**
   * Opens a file of a challenge and checks it.
   *
   * @throws EventFileException if it is missing, damaged, changed or another kind of file; the
   *     message says which
   */
  public static ChallengeFileReader open(Path file) {
    return Hdf5File.open(
        file,
        hdf -> {
          ChallengeFileReader reader = new ChallengeFileReader(hdf);
          List<String> faults = reader.faults();
          if (!faults.isEmpty()) {
            throw new EventFileException(file, faults);
          }
          return reader;
        });
  }

  /**
   * All faults of a file, none if it is sound.
   *
   * @throws EventFileException if it cannot be read at all
   */
  public static List<String> faults(Path file) {
    return Hdf5File.open(
        file,
        hdf -> {
          try (ChallengeFileReader reader = new ChallengeFileReader(hdf)) {
            return reader.faults();
          }
        });
  }

  /**
   * Whether a file says that it belongs to a challenge.
   *
   * @throws EventFileException if it is missing, or no HDF5 file
   */
  public static boolean isChallenge(Path file) {
    return Hdf5File.open(
        file,
        hdf -> {
          try (hdf) {
            return EventFormat.is(EventFormat.header(hdf), EventFormat.CHALLENGE);
          }
        });
  }

  /** The file. */
  public Path path() {
    return file.path();
  }

  /** What the file says of itself. */
  public ChallengeHeader header() {
    return header;
  }

  /** Number of rows. */
  public long events() {
    return events;
  }

  /** The stored digest of the columns. */
  public String digest() {
    return digest;
  }

  /** The columns, by name. */
  public List<StoredColumn> columns() {
    return columns.all();
  }

  /**
   * Some rows of a column, in the unit that the file states.
   *
   * @throws EventFileException if the column is missing or cannot be read
   */
  public double[] doubles(String name, long firstRow, int rows) {
    return columns.doubles(name, firstRow, rows);
  }

  /** All that the file says beside its columns. */
  StoredHeader stored() {
    return stored;
  }

  /** What is wrong with lengths, values that are not finite, and the digests. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (StoredColumn column : columns.all()) {
      if (column.rows() != events) {
        faults.add(
            path()
                + ": column "
                + column.name()
                + " has "
                + column.rows()
                + " rows, not "
                + events);
      }
      for (long first = 0; first < column.rows(); first += EventBatch.CAPACITY) {
        int rows = (int) Math.min(EventBatch.CAPACITY, column.rows() - first);
        if (!Arrays.stream(columns.doubles(column.name(), first, rows))
            .allMatch(Double::isFinite)) {
          faults.add(path() + ": column " + column.name() + " holds a value that is not finite");
          break;
        }
      }
    }
    faults.addAll(HeaderDigest.faults(stored, version, EventFormat.ROOT));
    if (!EventDigest.of(columns).equals(digest)) {
      faults.add(
          path() + ": the columns do not match the digest (they have been changed or damaged)");
    }
    return faults;
  }

  @Override
  public void close() {
    file.close();
  }
}
