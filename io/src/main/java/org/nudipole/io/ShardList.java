package org.nudipole.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.StoredValue;

/**
 * What the headers of the shards of a run say, in the order of their events: that they are all
 * there, each once, and of one run.
 *
 * @param name what they are together, for messages
 * @param entries the shards
 * @param exact what the header of the first says of the run
 */
record ShardList(Path name, List<Entry> entries, Map<String, StoredValue> exact) {
  /** Missing shards that are named one by one. */
  private static final int MOST_NAMED = 20;

  /**
   * A shard.
   *
   * @param identity digest of what its header says of the run
   */
  record Entry(
      Path file,
      RunHeader header,
      RunSummary summary,
      List<StoredColumn> columns,
      int compression,
      String identity,
      Map<String, StoredValue> exact) {
    static Entry of(Path file) {
      try (EventFileReader reader = EventFileReader.unchecked(file)) {
        return new Entry(
            file,
            reader.header(),
            reader.summary(),
            reader.columns(),
            reader.compression(),
            RunIdentity.digest(RunIdentity.ofRun(reader.stored().values())),
            reader.exact());
      }
    }

    int index() {
      return header.shard().index();
    }

    long firstEvent() {
      return header.shard().firstEvent();
    }

    long events() {
      return header.events();
    }

    long rows() {
      return header.selection().rows(events(), summary.detected());
    }
  }

  /**
   * Reads the headers of some files.
   *
   * @throws EventFileException if they are not all shards of one run
   */
  static ShardList of(Path name, List<Path> files) {
    List<Entry> entries = new ArrayList<>();
    files.forEach(file -> entries.add(Entry.of(file)));
    entries.sort(Comparator.comparingInt(Entry::index));
    ShardList list = new ShardList(name, entries, entries.get(0).exact());
    List<String> faults = new ArrayList<>(list.strangers());
    if (faults.isEmpty()) {
      faults.addAll(list.missing());
    }
    if (faults.isEmpty()) {
      faults.addAll(list.misplaced());
    }
    if (!faults.isEmpty()) {
      throw new EventFileException(name, faults.stream().map(f -> name + ": " + f).toList());
    }
    return list;
  }

  private List<String> strangers() {
    Entry first = entries.get(0);
    List<String> faults = new ArrayList<>();
    for (Entry entry : entries) {
      if (!entry.identity().equals(first.identity())
          || entry.header().shard().count() != first.header().shard().count()) {
        faults.add(
            entry.file()
                + " is of another run or plan than "
                + first.file()
                + " (macro, seed, program or number of shards differ) Give the shards of one run");
      }
    }
    return faults;
  }

  private List<String> missing() {
    int count = entries.get(0).header().shard().count();
    Map<Integer, List<Entry>> found =
        entries.stream()
            .collect(Collectors.groupingBy(Entry::index, TreeMap::new, Collectors.toList()));
    List<String> faults = new ArrayList<>();
    found.forEach(
        (index, same) -> {
          if (same.size() > 1) {
            faults.add(
                same.get(0).file()
                    + " and "
                    + same.get(1).file()
                    + " are the same shard (its events would count twice) Give each once");
          }
        });
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < count && missing.size() <= MOST_NAMED; i++) {
      if (!found.containsKey(i)) {
        missing.add(missing.size() == MOST_NAMED ? "..." : (i + 1) + "/" + count);
      }
    }
    if (!missing.isEmpty()) {
      faults.add(
          "lacks "
              + (count - found.size())
              + " of "
              + count
              + " shards: "
              + String.join(", ", missing)
              + " (they are still to be made) Make them by run --shard I/N, or all by run --resume");
    }
    return faults;
  }

  // Beside each other, without gaps.
  private List<String> misplaced() {
    List<String> faults = new ArrayList<>();
    long end = 0;
    for (Entry entry : entries) {
      if (entry.events() > 0 && (entry.firstEvent() != end || end % EventBatch.CAPACITY != 0)) {
        faults.add(
            entry.file()
                + " begins with event "
                + entry.firstEvent()
                + " (the shards before it end with "
                + end
                + ") Give the shards of one plan");
      }
      end =
          Math.max(
              end,
              entry.firstEvent() + entry.events() - (entry.events() == 0 ? entry.firstEvent() : 0));
      if (entry.summary().tally().isEmpty() && entries.size() > 1) {
        faults.add(
            entry.file()
                + " does not say what its run counted (the group /run/tally is missing) Give shards"
                + " as the run wrote them");
      }
    }
    return faults;
  }

  /** The header of the run, as one file would have it. */
  RunHeader header() {
    RunHeader first = entries.get(0).header();
    String architectures =
        String.join(
            ", ",
            entries.stream()
                .map(entry -> entry.header().architecture())
                .collect(Collectors.toCollection(TreeSet::new)));
    return first.whole(entries.stream().mapToLong(Entry::events).sum(), architectures);
  }

  /** Its columns. */
  List<StoredColumn> columns() {
    long rows = entries.stream().mapToLong(Entry::rows).sum();
    return entries.get(0).columns().stream().map(column -> column.ofRows(rows)).toList();
  }

  /**
   * What is known of the run since its last event.
   *
   * @param sums the checksums of its blocks, once they are known
   */
  RunSummary summary(Optional<BlockSums> sums) {
    RunSummary first = entries.get(0).summary();
    Optional<RunTally> tally =
        entries.stream()
            .map(entry -> entry.summary().tally())
            .reduce((one, other) -> one.flatMap(a -> other.map(a::plus)))
            .orElseThrow();
    return new RunSummary(
        entries.stream().mapToLong(entry -> entry.summary().detected()).sum(),
        tally.map(RunTally::expectedEvents).orElse(first.expectedEventsMc()),
        tally.map(RunTally::expectedEventsError).orElse(first.expectedEventsMcError()),
        sums.map(BlockSums::digest).orElse(""),
        tally);
  }
}
