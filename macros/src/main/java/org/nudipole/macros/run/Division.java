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
   * The shards of a run, in the order of their events. Where they cannot be equal some have a block
   * more: in each run the next ones, so that a part of a scan of many short runs has as much to do
   * as another.
   *
   * @param run number of the run in its macro, from 0
   * @throws IllegalArgumentException if they are too many
   */
  List<Shard> of(long events, int run) {
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
    long more = blocks % count;
    long turn = run * more % count;
    List<Shard> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long first =
          shards > 0
              ? i * (blocks / count) + below(i, turn, more) + below(i, turn - count, more)
              : i * each;
      all.add(new Shard(i, (int) count, first * EventBatch.CAPACITY));
    }
    return all;
  }

  // How many of the numbers from one on lie between 0 and an end.
  private static long below(long end, long from, long number) {
    return Math.max(0, Math.min(end, from + number) - Math.max(0, from));
  }

  private static long blocks(long events) {
    return events / EventBatch.CAPACITY + (events % EventBatch.CAPACITY == 0 ? 0 : 1);
  }
}
