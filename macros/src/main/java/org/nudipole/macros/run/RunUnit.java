package org.nudipole.macros.run;

import org.nudipole.io.Shard;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * A piece of work: some events of one run of a macro, for one file. Units know nothing of each
 * other; any process on any machine makes the same file of one.
 *
 * @param configuration the run
 * @param shard its place among the shards of the run
 * @param events number of events
 */
public record RunUnit(RunConfiguration configuration, Shard shard, long events) {
  /** So that names in the order of the alphabet are in that of the events. */
  private static final int DIGITS = 5;

  /** A whole run. */
  public static RunUnit whole(RunConfiguration configuration) {
    return new RunUnit(configuration, Shard.WHOLE, EventCount.of(configuration));
  }

  /** Number of the run in its macro, from 0. */
  public int run() {
    return configuration.settings().number();
  }

  /** Name of its file in a directory: {@code events-00000.h5}, {@code events-r3-00000.h5}. */
  public String fileName() {
    String index = Integer.toString(shard.index());
    return "events-"
        + (run() == 0 ? "" : "r" + run() + "-")
        + "0".repeat(Math.max(0, DIGITS - index.length()))
        + index
        + ".h5";
  }
}
