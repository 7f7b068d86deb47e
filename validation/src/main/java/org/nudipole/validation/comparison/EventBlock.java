package org.nudipole.validation.comparison;

import java.util.HashMap;
import java.util.Map;
import org.nudipole.io.EventFileReader;

/** Some consecutive rows of an event file; each column is read once, when first asked for. */
final class EventBlock {
  private final EventFileReader file;
  private final ChannelKeys keys;
  private final long first;
  private final int size;
  private final Map<String, double[]> doubles = new HashMap<>();
  private final Map<String, int[]> integers = new HashMap<>();
  private int[] channels = {};

  EventBlock(EventFileReader file, ChannelKeys keys, long first, int size) {
    this.file = file;
    this.keys = keys;
    this.first = first;
    this.size = size;
  }

  /** Index in the file of the first row. */
  long first() {
    return first;
  }

  /** Number of rows. */
  int size() {
    return size;
  }

  /** Values of a column in the unit of the file. */
  double[] doubles(String column) {
    return doubles.computeIfAbsent(column, name -> file.doubles(name, first, size));
  }

  /** Values of a column of integers. */
  int[] integers(String column) {
    return integers.computeIfAbsent(column, name -> file.integers(name, first, size));
  }

  /** Index of the channel of each row, see {@link ChannelKeys#assign}. */
  int[] channels() {
    if (channels.length == 0) {
      channels = keys.assign(this);
    }
    return channels;
  }
}
