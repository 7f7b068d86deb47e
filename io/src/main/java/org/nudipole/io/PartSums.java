package org.nudipole.io;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nudipole.generator.EventBatch;

/**
 * The CRC-32 of the rows of one of several files that follow each other, cut where the blocks of
 * all rows end: so the digest of all follows from files that end within a block, of which each was
 * read elsewhere.
 *
 * @param first number of its first row among all
 * @param rows number of its rows
 * @param widths bytes of a row, by name of the column
 * @param columns a sum for each piece, by name of the column
 */
public record PartSums(
    long first, long rows, TreeMap<String, Integer> widths, TreeMap<String, int[]> columns)
    implements Serializable {
  /**
   * Those of one file.
   *
   * @param first number of its first row among all
   */
  public static PartSums of(EventSet events, long first) {
    PartSums part = new PartSums(first, events.rows(), new TreeMap<>(), new TreeMap<>());
    for (StoredColumn column : events.columns()) {
      int[] pieces = new int[part.pieces()];
      for (int piece = 0; piece < pieces.length; piece++) {
        pieces[piece] =
            EventDigest.crc(
                events.bytes(column.name(), part.begin(piece) - first, part.rows(piece)));
      }
      part.widths.put(column.name(), column.bytes());
      part.columns.put(column.name(), pieces);
    }
    return part;
  }

  /**
   * The sums of all rows.
   *
   * @param parts all files, in any order
   * @throws IllegalArgumentException if rows are missing or twice there, or columns differ
   */
  public static BlockSums together(List<PartSums> parts) {
    List<PartSums> all = parts.stream().sorted(Comparator.comparingLong(PartSums::first)).toList();
    long rows = 0;
    for (PartSums part : all) {
      if (part.first != rows || !part.widths.equals(all.get(0).widths)) {
        throw new IllegalArgumentException(
            "a part begins with row " + part.first + " (not " + rows + ", or has other columns)");
      }
      rows += part.rows;
    }
    TreeMap<String, int[]> sums = new TreeMap<>();
    for (Map.Entry<String, Integer> column : all.get(0).widths.entrySet()) {
      int[] blocks = new int[EventDigest.blocks(rows)];
      for (PartSums part : all) {
        int[] pieces = part.columns.get(column.getKey());
        for (int piece = 0; piece < pieces.length; piece++) {
          int block = (int) (part.begin(piece) / EventBatch.CAPACITY);
          long bytes = (long) part.rows(piece) * column.getValue();
          blocks[block] = Crc.joined(blocks[block], pieces[piece], bytes);
        }
      }
      sums.put(column.getKey(), blocks);
    }
    return new BlockSums(sums);
  }

  private int pieces() {
    long last = first + rows - 1;
    return rows == 0
        ? 0
        : Math.toIntExact(last / EventBatch.CAPACITY - first / EventBatch.CAPACITY + 1);
  }

  // Number of the first row of a piece among all.
  private long begin(int piece) {
    return piece == 0 ? first : (first / EventBatch.CAPACITY + piece) * EventBatch.CAPACITY;
  }

  private int rows(int piece) {
    long end = Math.min(first + rows, begin(piece + 1));
    return (int) (end - begin(piece));
  }
}
