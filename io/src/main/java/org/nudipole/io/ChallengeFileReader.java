package org.nudipole.io;

import io.jhdf.api.Attribute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5File;

/** Reads the observed events of a challenge. */
public final class ChallengeFileReader implements AutoCloseable {
  private final Hdf5File file;
  private final EventColumns columns;
  private final ChallengeHeader header;
  private final long events;
  private final String digest;

  private ChallengeFileReader(Hdf5File file) throws IOException {
    this.file = file;
    EventFormat.require(file, EventFormat.CHALLENGE, "challenge file", "nudipole challenge");
    Map<String, Attribute> attributes = file.attributes();
    columns = new EventColumns(file);
    header =
        new ChallengeHeader(
            file.text(attributes, EventFormat.GENERATOR),
            file.text(attributes, EventFormat.CHALLENGE_ID),
            file.number(attributes, EventFormat.EXPOSURE) * Units.S);
    events = file.integer(attributes, EventFormat.N_EVENTS);
    digest = file.text(attributes, EventFormat.DIGEST);
  }

  /**
   * Opens a file of a challenge.
   *
   * @throws EventFileException if it is missing, damaged or another kind of file; the message says
   *     which
   */
  public static ChallengeFileReader open(Path file) {
    return Hdf5File.open(file, ChallengeFileReader::new);
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
            return EventFormat.CHALLENGE.equals(
                hdf.optionalText(hdf.attributes(), EventFormat.FORMAT));
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

  /** What is wrong with the columns: lengths, values that are not finite, the digest. */
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
    }
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
