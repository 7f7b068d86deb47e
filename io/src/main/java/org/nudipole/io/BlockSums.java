package org.nudipole.io;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The CRC-32 of every block of every column, from which the digest of events follows: that of a run
 * whose shards lie in several files, too.
 *
 * @param columns a sum for each block, by name of the column
 */
public record BlockSums(SortedMap<String, int[]> columns) {
  /** Keeps the order of the names. */
  public BlockSums {
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
  }

  /**
   * Those of files whose rows follow each other.
   *
   * @throws IllegalArgumentException if they have other columns
   */
  public static BlockSums together(List<BlockSums> parts) {
    TreeMap<String, int[]> all = new TreeMap<>();
    for (String name : parts.get(0).columns().keySet()) {
      all.put(
          name,
          parts.stream()
              .flatMapToInt(part -> Arrays.stream(part.columns().getOrDefault(name, new int[0])))
              .toArray());
    }
    if (parts.stream().anyMatch(part -> !part.columns().keySet().equals(all.keySet()))) {
      throw new IllegalArgumentException("files with different columns");
    }
    return new BlockSums(all);
  }

  /**
   * Those of the rows of a set, read one block after the other: the blocks of its files do not tell
   * them where a file ends within a block of the set, as do those of detected events alone.
   */
  public static BlockSums of(EventSet events) {
    return new BlockSums(EventDigest.crcs(events.columns(), events::bytes));
  }

  /** The digest of the columns, 64 hexadecimal digits ({@link EventDigest}). */
  public String digest() {
    return EventDigest.of(columns);
  }
}
