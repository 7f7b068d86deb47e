package org.nudipole.io;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;

/** Which blocks of a growing file are there, with their checksums; of any number of threads. */
final class WrittenBlocks {
  private final long events;
  private final List<Column> columns;
  private final int[][] crcs;
  private final AtomicIntegerArray claimed;
  private final AtomicInteger blocksDone = new AtomicInteger();
  private final AtomicLong rowsDone = new AtomicLong();
  private final AtomicLong detected = new AtomicLong();

  /** None of them yet. */
  WrittenBlocks(long events, List<Column> columns) {
    this.events = events;
    this.columns = columns;
    int blocks = EventDigest.blocks(events);
    crcs = new int[columns.size()][blocks];
    claimed = new AtomicIntegerArray(blocks);
  }

  /** Number of blocks of the file. */
  int count() {
    return claimed.length();
  }

  /** Rows of a block: all but the last are full. */
  int rows(int block) {
    return (int) Math.min(EventBatch.CAPACITY, events - (long) block * EventBatch.CAPACITY);
  }

  /**
   * Gives a block to whoever writes it.
   *
   * @throws IllegalStateException if somebody has it
   * @throws IllegalArgumentException if the rows are none
   */
  int claim(long firstRow, int rows) {
    int block = block(events, firstRow, rows);
    if (!claimed.compareAndSet(block, 0, 1)) {
      throw new IllegalStateException("block " + block + " is written twice");
    }
    return block;
  }

  /**
   * Number of the block that some rows are.
   *
   * @param all rows of all blocks
   * @throws IllegalArgumentException if they are no whole block
   */
  static int block(long all, long firstRow, int rows) {
    boolean whole =
        firstRow >= 0
            && firstRow % EventBatch.CAPACITY == 0
            && rows == Math.min(all - firstRow, EventBatch.CAPACITY)
            && rows > 0;
    if (!whole) {
      throw new IllegalArgumentException(
          rows + " rows at row " + firstRow + " are no block of a file of " + all + " rows");
    }
    return (int) (firstRow / EventBatch.CAPACITY);
  }

  /** A block that was claimed is there. */
  void done(int block, Journal.Entry entry) {
    for (int c = 0; c < columns.size(); c++) {
      crcs[c][block] = entry.crcs()[c];
    }
    detected.addAndGet(entry.detected());
    rowsDone.addAndGet(rows(block));
    blocksDone.incrementAndGet(); // also publishes this block's checksums to sums()
  }

  /** Whether somebody has a block. */
  boolean isClaimed(long firstRow) {
    return claimed.get((int) (firstRow / EventBatch.CAPACITY)) == 1;
  }

  /** Rows in the blocks that are there. */
  long rowsDone() {
    return rowsDone.get();
  }

  /** Detected events in them. */
  long detected() {
    return detected.get();
  }

  /** What is missing, for a message; empty if nothing is. */
  String missing() {
    return blocksDone.get() == count()
        ? ""
        : blocksDone.get() + " of " + count() + " blocks written";
  }

  /** The checksums; all blocks that are written must be done. */
  BlockSums sums() {
    TreeMap<String, int[]> named = new TreeMap<>();
    for (int c = 0; c < columns.size(); c++) {
      named.put(columns.get(c).name(), Arrays.copyOf(crcs[c], count()));
    }
    return new BlockSums(named);
  }
}
