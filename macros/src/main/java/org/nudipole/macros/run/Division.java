package org.nudipole.macros.run;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.Shard;

/**
 * How the events of a run are divided among files. Blocks of {@link EventBatch#CAPACITY} events
 * stay whole.
 *
 * @param shards number of files of each run; 0 if their length is given
 * @param shardEvents events of each file, a multiple of a block; 0 if their number is given
 */
public record Division(int shards, long shardEvents) {
  /** Most files of a run. */
  public static final int MOST = 100_000;

  /** Events of a file unless somebody chooses: 0.8 GB of the standard columns. */
  public static final long USUAL = 256L * EventBatch.CAPACITY;

  /** Checks the range. */
  public Division {
    boolean byNumber = shards >= 1 && shards <= MOST && shardEvents == 0;
    boolean byLength = shards == 0 && shardEvents > 0 && shardEvents % EventBatch.CAPACITY == 0;
    if (!byNumber && !byLength) {
      throw new IllegalArgumentException(
          "shards " + shards + " of " + shardEvents + " events (from 1 to " + MOST + " shards)");
    }
  }

  /** Each run in as many files, as equal as whole blocks can be; some may be empty. */
  public static Division byNumber(int shards) {
    return new Division(shards, 0);
  }

  /** Each run in files of as many events, rounded up to whole blocks. */
  public static Division byLength(long events) {
    return new Division(0, Math.multiplyExact(blocks(events), (long) EventBatch.CAPACITY));
  }

  /**
   * The shards of a run, in the order of their events.
   *
   * @throws IllegalArgumentException if they are too many
   */
  List<Shard> of(long events) {
    long blocks = blocks(events);
    long each = shardEvents / EventBatch.CAPACITY;
    long count = shards > 0 ? shards : Math.max(1, (blocks + each - 1) / each);
    if (count > MOST) {
      throw new IllegalArgumentException(
          events
              + " events in shards of "
              + shardEvents
              + " (a run has at most "
              + MOST
              + " shards) make them larger");
    }
    List<Shard> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // The first ones have a block more where they cannot be equal.
      long first = shards > 0 ? i * (blocks / count) + Math.min(i, blocks % count) : i * each;
      all.add(new Shard(i, (int) count, first * EventBatch.CAPACITY));
    }
    return all;
  }

  private static long blocks(long events) {
    return events / EventBatch.CAPACITY + (events % EventBatch.CAPACITY == 0 ? 0 : 1);
  }
}
