package org.nudipole.io;

import io.jhdf.api.Attribute;
import java.util.List;
import java.util.Map;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5File;

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
  static final long VERSION = 1;

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
  static final String SHARD_INDEX = "shard_index";
  static final String SHARD_COUNT = "shard_count";
  static final String FIRST_EVENT = "first_event";
  static final String DIGEST = "digest";
  static final String TABLE_SHA256 = "table_sha256";
  static final String CHALLENGE_ID = "challenge";
  static final String MACRO = "macro";
  static final String TABLES = "tables";

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

  private EventFormat() {}

  /**
   * Requires that the root attribute {@code format} has a value, and that this program knows its
   * version.
   *
   * @param file the file
   * @param what what a file of this format is
   * @param maker the command that writes one
   */
  static void require(Hdf5File file, String format, String what, String maker) {
    Map<String, Attribute> root = file.attributes();
    if (!root.containsKey(FORMAT) || !format.equals(root.get(FORMAT).getData())) {
      throw new EventFileException(
          file.path(),
          "is an HDF5 file but no "
              + what
              + " (its attribute format is not "
              + format
              + ") Give a file that "
              + maker
              + " wrote");
    }
    long version = file.integer(root, FORMAT_VERSION);
    if (version > VERSION) {
      throw new EventFileException(
          file.path(),
          "has format version "
              + version
              + " (this program reads up to "
              + VERSION
              + ") Read it with a newer nudipole");
    }
  }
}
