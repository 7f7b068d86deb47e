package org.nudipole.io;

import io.jhdf.api.Group;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5File;
import org.nudipole.io.hdf5.StoredHeader;
import org.nudipole.io.hdf5.StoredValue;

/** Names in an event file that both the writer and the reader need. */
final class EventFormat {
  /** Value of the root attribute {@code format}. */
  static final String NAME = "nudipole-events";

  /** Value of the root attribute {@code format} of files that hold observed events only. */
  static final String CHALLENGE = "nudipole-challenge";

  /**
   * Value of the root attribute {@code format_version}; a change that old readers would misread
   * raises it.
   */
  static final int VERSION = 2;

  /** Prefix of the attributes of the root group. */
  static final String ROOT = "/@";

  /** Prefix of the attributes of {@link #RUN}. */
  static final String RUN_ATTRIBUTE = "/run@";

  static final String FORMAT = "format";
  static final String FORMAT_VERSION = "format_version";
  static final String GENERATOR = "generator";
  static final String SOURCE_REVISION = "source_revision";

  static final String RUN = "run";
  static final String ARCHITECTURE = "architecture";
  static final String SEED = "seed";
  static final String EXPOSURE = "exposure_s";
  static final String EXPECTED_EVENTS = "expected_events";
  static final String EXPECTED_DETECTED = "expected_detected";
  static final String EXPECTED_EVENTS_MC = "expected_events_mc";
  static final String EXPECTED_EVENTS_MC_ERROR = "expected_events_mc_error";
  static final String MIN_RECOIL = "min_recoil_keV";
  static final String REFERENCE_MOMENT = "reference_moment_muB";
  static final String N_EVENTS = "n_events";
  static final String N_DETECTED = "n_detected";

  /** Number of rows, where they are not all events. */
  static final String N_ROWS = "n_rows";

  /** Which events the rows are, where they are not all. */
  static final String STORED_EVENTS = "stored_events";

  /** Value of {@link #STORED_EVENTS}. */
  static final String DETECTED_ONLY = "detected";

  /** Names of the columns, where the run has chosen them. */
  static final String STORED_COLUMNS = "stored_columns";

  /** Names of the columns whose precision the run has chosen. */
  static final String STORED_PRECISION = "stored_precision";

  static final String SHARD_INDEX = "shard_index";
  static final String SHARD_COUNT = "shard_count";
  static final String FIRST_EVENT = "first_event";
  static final String DIGEST = "digest";
  static final String TABLE_SHA256 = "table_sha256";
  static final String HEADER_DIGEST = "header_digest";
  static final String DETECTOR_MASS = "detector_mass_kg";
  static final String DISTANCE = "distance_cm";
  static final String FLUX = "flux_per_cm2_s";
  static final String SETTINGS = "settings";
  static final String COMMAND = "command";
  static final String ARGUMENT = "argument";
  static final String VALUE = "value";
  static final String TEXT = "text";
  static final String UNIT = "unit";
  static final String WARNINGS = "warnings";
  static final String CHALLENGE_ID = "challenge";
  static final String MACRO = "macro";
  static final String TABLES = "tables";

  /** What the run counted in a shard, to merge it with the others. */
  static final String TALLY = "tally";

  static final String GIVEN_EVENTS = "given_events";
  static final String CHANNELS = "channels";
  static final String RECOIL_VOLUME = "recoil_volume";
  static final String VERTEX_VOLUME = "vertex_volume";
  static final String GENERATED = "generated";
  static final String DETECTED = "detected";
  static final String RECOIL_TRIALS = "recoil_trials";
  static final String VERTEX_TRIALS = "vertex_trials";

  /** One byte per block of rows: 1 where all columns hold it. */
  static final String BLOCKS_DONE = "blocks_done";

  static final String TARGETS = "targets";
  static final String NAME_COLUMN = "name";
  static final String Z = "z";
  static final String A = "a";
  static final String SHELL = "shell";
  static final String BINDING_ENERGY = "binding_energy";
  static final String MASS = "mass";

  static final String EVENTS = "events";
  static final String UNITS = "units";
  static final String DESCRIPTION = "description";
  static final String LABELS = "labels";

  /** Attributes without which a header is not complete. */
  static final List<String> RUN_ATTRIBUTES =
      List.of(
          SEED,
          EXPOSURE,
          EXPECTED_EVENTS,
          EXPECTED_DETECTED,
          EXPECTED_EVENTS_MC,
          EXPECTED_EVENTS_MC_ERROR,
          MIN_RECOIL,
          N_EVENTS,
          N_DETECTED,
          SHARD_INDEX,
          SHARD_COUNT,
          FIRST_EVENT,
          DIGEST,
          TABLE_SHA256);

  /** Attributes that version 2 adds to them. */
  static final List<String> RUN_ATTRIBUTES_2 =
      List.of(DETECTOR_MASS, DISTANCE, FLUX, HEADER_DIGEST);

  private EventFormat() {}

  /** Attribute of the generation cut of one process, from version 2 on. */
  static String minRecoil(ScatteringProcess process) {
    return "min_recoil_" + process.label() + "_keV";
  }

  /**
   * The group that counts as the root of a file: the root itself or, where somebody has copied one
   * as a whole into another file, the only group that is such a copy.
   */
  static Group root(Hdf5File file) {
    Group root = file.root();
    if (!file.attributes(root).containsKey(FORMAT)) {
      List<Group> copies =
          root.getChildren().values().stream()
              .filter(node -> node instanceof Group)
              .map(node -> (Group) node)
              .filter(group -> group.getChild(EVENTS) instanceof Group)
              .filter(group -> file.attributes(group).containsKey(FORMAT))
              .toList();
      return copies.size() == 1 ? copies.get(0) : root;
    }
    return root;
  }

  /**
   * What a file says beside its columns. Copying the groups of a file one by one loses the
   * attributes of its root, so {@code /events} repeats them.
   */
  static StoredHeader header(Hdf5File file) {
    StoredHeader header = file.header(root(file), EVENTS);
    String repeated = "/" + EVENTS + "@";
    if (!header.has(ROOT + FORMAT)) {
      Map<String, StoredValue> lost = new HashMap<>();
      header
          .values()
          .tailMap(repeated)
          .forEach(
              (name, value) -> {
                if (name.startsWith(repeated)) {
                  lost.put(ROOT + name.substring(repeated.length()), value);
                }
              });
      header.values().putAll(lost);
    }
    return header;
  }

  /** Whether a file says that it has a format. */
  static boolean is(StoredHeader header, String format) {
    return header.has(ROOT + FORMAT)
        && header.values().get(ROOT + FORMAT).texts().equals(Optional.of(List.of(format)));
  }

  /**
   * Requires that a file has a format, in a version that this program knows, and that its header is
   * the one that was written.
   *
   * @param what what a file of this format is
   * @param maker the command that writes one
   * @return the version
   */
  static int require(StoredHeader header, String format, String what, String maker) {
    if (!is(header, format)) {
      throw new EventFileException(
          header.path(),
          "is an HDF5 file but no "
              + what
              + " (its attribute format is not "
              + format
              + ") Give a file that "
              + maker
              + " wrote");
    }
    long version = header.integer(ROOT + FORMAT_VERSION);
    if (version < 1 || version > VERSION) {
      throw new EventFileException(
          header.path(),
          "has format version "
              + version
              + " (this program reads 1 to "
              + VERSION
              + ") Read it with a newer nudipole");
    }
    return (int) version;
  }
}
