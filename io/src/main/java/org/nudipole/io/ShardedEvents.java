package org.nudipole.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.StoredValue;

/** The shards of one run as one set of events. Of many files few are open at a time. */
final class ShardedEvents implements EventSet {
  /** Files that are open at once. */
  private static final int MOST_OPEN = 8;

  private final Path name;
  private final ShardList shards;
  private final RunHeader header;
  private final List<StoredColumn> columns;
  private final Map<Path, EventFileReader> open = new LinkedHashMap<>();
  private RunSummary summary;

  private ShardedEvents(Path name, ShardList shards) {
    this.name = name;
    this.shards = shards;
    header = shards.header();
    columns = shards.columns();
    summary = shards.summary(Optional.empty());
  }

  static ShardedEvents unchecked(Path name, List<Path> files) {
    return new ShardedEvents(name, ShardList.of(name, files));
  }

  static ShardedEvents open(Path name, List<Path> files) {
    ShardedEvents events = unchecked(name, files);
    List<String> faults = events.faults();
    if (!faults.isEmpty()) {
      throw new EventFileException(name, faults);
    }
    return events;
  }

  @Override
  public Path path() {
    return name;
  }

  @Override
  public RunHeader header() {
    return header;
  }

  @Override
  public synchronized RunSummary summary() {
    return summary;
  }

  @Override
  public synchronized List<String> faults() {
    List<String> faults = new ArrayList<>();
    List<BlockSums> sums = new ArrayList<>();
    for (ShardList.Entry shard : shards.entries()) {
      EventFileCheck check = EventFileCheck.of(reader(shard.file()));
      faults.addAll(check.faults());
      sums.add(check.sums());
    }
    if (!header.selection().detectedOnly()) {
      summary = shards.summary(Optional.of(BlockSums.together(sums)));
    } else if (faults.isEmpty()) {
      summary = shards.summary(Optional.of(BlockSums.of(this)));
    }
    return faults;
  }

  @Override
  public List<StoredColumn> columns() {
    return columns;
  }

  @Override
  public StoredColumn column(String column) {
    return columns.stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new EventFileException(
                    name,
                    "has no column "
                        + column
                        + " (it has "
                        + String.join(", ", columns.stream().map(StoredColumn::name).toList())
                        + ") Give files that were generated with it"));
  }

  @Override
  public double[] doubles(String column, long firstRow, int rows) {
    return EventColumns.numbers(column(column), bytes(column, firstRow, rows), rows);
  }

  @Override
  public int[] integers(String column, long firstRow, int rows) {
    return EventColumns.integers(name, column(column), bytes(column, firstRow, rows), rows);
  }

  @Override
  public synchronized ByteBuffer bytes(String column, long firstRow, int rows) {
    if (firstRow < 0 || rows < 0 || firstRow > rows() - rows) {
      throw new IndexOutOfBoundsException(
          rows + " rows at row " + firstRow + " of " + rows() + " in column " + column);
    }
    ByteBuffer all =
        ByteBuffer.allocate(rows * column(column).bytes()).order(ByteOrder.LITTLE_ENDIAN);
    long begin = 0;
    for (ShardList.Entry shard : shards.entries()) {
      long from = Math.max(firstRow, begin);
      long to = Math.min(firstRow + rows, begin + shard.rows());
      if (from < to) {
        all.put(reader(shard.file()).bytes(column, from - begin, (int) (to - from)));
      }
      begin += shard.rows();
    }
    return all.flip();
  }

  @Override
  public int compression() {
    return shards.entries().get(0).compression();
  }

  @Override
  public Map<String, StoredValue> exact() {
    return shards.exact();
  }

  // The one that was opened first is closed first.
  private EventFileReader reader(Path file) {
    EventFileReader known = open.get(file);
    if (known != null) {
      return known;
    }
    if (open.size() == MOST_OPEN) {
      Path oldest = open.keySet().iterator().next();
      open.remove(oldest).close();
    }
    EventFileReader reader = EventFileReader.unchecked(file);
    open.put(file, reader);
    return reader;
  }

  @Override
  public synchronized void close() {
    open.values().forEach(EventFileReader::close);
    open.clear();
  }
}
