package org.nudipole.validation.comparison;

import java.util.HashMap;
import java.util.Map;

/**
 * The rows of one module among some consecutive rows of an event file; what each column has of them
 * is found once, when first asked for.
 */
final class EventBlock {
  private final EventRows rows;
  private final ChannelKeys keys;
  private final FileBlock block;
  private final int[] own;
  private final Map<String, double[]> doubles = new HashMap<>();
  private final Map<String, int[]> integers = new HashMap<>();
  private int[] channels = {};

  /**
   * A block.
   *
   * @param own which rows of the block of the file they are
   */
  EventBlock(EventRows rows, ChannelKeys keys, FileBlock block, int[] own) {
    this.rows = rows;
    this.keys = keys;
    this.block = block;
    this.own = own;
  }

  /** Index in the file of a row. */
  long row(int i) {
    return block.first() + own[i];
  }

  /** Number of rows. */
  int size() {
    return own.length;
  }

  /** Values of a column in the unit of the file. */
  double[] doubles(String column) {
    return doubles.computeIfAbsent(column, name -> rows.doubles(name, block, own));
  }

  /** Values of a column of integers. */
  int[] integers(String column) {
    return integers.computeIfAbsent(column, name -> rows.integers(name, block, own));
  }

  /** Index of the channel of each row, see {@link ChannelKeys#assign}. */
  int[] channels() {
    if (channels.length == 0 && own.length > 0) {
      channels = keys.assign(this);
    }
    return channels;
  }
}
