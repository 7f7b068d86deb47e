package org.nudipole.io.exchange;

import java.util.stream.IntStream;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.EventSet;

/** Which rows of an event file are meant: all, or those of detected events. */
public final class EventRows {
  private EventRows() {}

  /** Number of rows that are meant. */
  public static long count(EventSet events, boolean detectedOnly) {
    return detectedOnly ? events.summary().detected() : events.rows();
  }

  /** The rows that are meant among some, counted from the first of these. */
  public static int[] chosen(EventSet events, long first, int size, boolean detectedOnly) {
    if (!detectedOnly) {
      return IntStream.range(0, size).toArray();
    }
    int[] detected = events.detected(first, size);
    return IntStream.range(0, size).filter(i -> detected[i] != 0).toArray();
  }

  /** First rows of the blocks that a file is read in. */
  public static long next(long first) {
    return first + EventBatch.CAPACITY;
  }
}
