package org.nudipole.validation.comparison;

import java.util.HashMap;
import java.util.Map;

/**
 * The rows of one module among some consecutive rows of an event file; each column is read once,
 * when first asked for.
 */
final class EventBlock {
  private final EventRows rows;
  private final ChannelKeys keys;
  private final long first;
  private final int size;
  private final int[] own;
  private final Map<String, double[]> doubles = new HashMap<>();
  private final Map<String, int[]> integers = new HashMap<>();
  private int[] channels = {};

  EventBlock(EventRows rows, ChannelKeys keys, long first, int size) {
    this.rows = rows;
    this.keys = keys;
    this.first = first;
    this.size = size;
    own = rows.among(first, size);
  }

  /** Index in the file of a row. */
  long row(int i) {
    return first + own[i];
  }

  /** Number of rows. */
  int size() {
    return own.length;
  }

  /** Values of a column in the unit of the file. */
  double[] doubles(String column) {
    return doubles.computeIfAbsent(column, name -> rows.doubles(name, first, size, own));
  }

  /** Values of a column of integers. */
  int[] integers(String column) {
    return integers.computeIfAbsent(column, name -> rows.integers(name, first, size, own));
  }

  /** Index of the channel of each row, see {@link ChannelKeys#assign}. */
  int[] channels() {
    if (channels.length == 0 && own.length > 0) {
      channels = keys.assign(this);
    }
    return channels;
  }
}
