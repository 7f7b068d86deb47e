package org.nudipole.io;

import org.nudipole.generator.EventBatch;

/**
 * The part of a run that one file holds.
 *
 * @param index number of this part, from 0
 * @param count number of parts of the run
 * @param firstEvent index in the run of the first row
 */
public record Shard(int index, int count, long firstEvent) {
  /** A file that holds its whole run. */
  public static final Shard WHOLE = new Shard(0, 1, 0);

  /** Checks that the index lies within the count, and that blocks of events are not divided. */
  public Shard {
    if (index < 0
        || index >= count
        || firstEvent < 0
        || firstEvent % EventBatch.CAPACITY != 0
        || index == 0 && firstEvent > 0) {
      throw new IllegalArgumentException(
          "shard " + index + " of " + count + " with first event " + firstEvent);
    }
  }
}
