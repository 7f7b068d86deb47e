package org.nudipole.io;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nudipole.generator.Column;
import org.nudipole.io.hdf5.StoredValue;

/**
 * What of a header is known before the first event, and so tells of which run a file is.
 *
 * <p>Warnings are left out: they begin with the name of the macro as somebody has typed it.
 */
final class RunIdentity {
  /** What the events themselves decide. */
  private static final Set<String> SUMMARY =
      Set.of(
          "/run@" + EventFormat.EXPECTED_EVENTS_MC,
          "/run@" + EventFormat.EXPECTED_EVENTS_MC_ERROR,
          "/run@" + EventFormat.N_DETECTED,
          "/run@" + EventFormat.N_ROWS,
          "/run@" + EventFormat.DIGEST,
          "/run@" + EventFormat.HEADER_DIGEST,
          "/run/" + EventFormat.BLOCKS_DONE,
          "/run/" + EventFormat.WARNINGS);

  /** What differs between the shards of one run. */
  private static final Set<String> PLACE =
      Set.of(
          "/run@" + EventFormat.N_EVENTS,
          "/run@" + EventFormat.SHARD_INDEX,
          "/run@" + EventFormat.SHARD_COUNT,
          "/run@" + EventFormat.FIRST_EVENT,
          "/run@" + EventFormat.ARCHITECTURE);

  private static final String TALLY = "/run/" + EventFormat.TALLY;

  private RunIdentity() {}

  /** What the file of a run will say of it and of the part of it that the file holds. */
  static SortedMap<String, StoredValue> of(RunHeader header, List<Column> columns) {
    RunSummary pending = RunSummary.pending(Optional.empty());
    return ofFile(FileLayout.values(header, pending, columns));
  }

  /** What a file says of its run and of the part of it that it holds. */
  static SortedMap<String, StoredValue> ofFile(SortedMap<String, StoredValue> header) {
    SortedMap<String, StoredValue> known = new TreeMap<>(header);
    known.keySet().removeIf(name -> SUMMARY.contains(name) || name.startsWith(TALLY));
    return known;
  }

  /** What a header says of its run: the same in all shards. */
  static SortedMap<String, StoredValue> ofRun(SortedMap<String, StoredValue> header) {
    SortedMap<String, StoredValue> known = ofFile(header);
    known.keySet().removeAll(PLACE);
    return known;
  }

  /** A digest of such a part of a header. */
  static String digest(SortedMap<String, StoredValue> known) {
    return HeaderDigest.of(known);
  }
}
