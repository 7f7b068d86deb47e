package org.nudipole.cluster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nudipole.macros.run.RunOutcome;

/**
 * What a task tells of its shard.
 *
 * @param unit number of the unit in the plan
 * @param detected detected events
 * @param made events that were generated now, and not by an earlier job
 * @param sums checksums of its blocks, by column
 * @param seconds time of generation
 * @param warnings what was wrong with the file that was there
 */
record MadeShard(
    int unit,
    long detected,
    long made,
    SortedMap<String, int[]> sums,
    double seconds,
    ArrayList<String> warnings)
    implements Serializable {
  static MadeShard of(int unit, RunOutcome outcome, List<String> warnings) {
    return new MadeShard(
        unit,
        outcome.summary().detected(),
        outcome.made(),
        new TreeMap<>(outcome.sums().columns()),
        outcome.seconds(),
        new ArrayList<>(warnings));
  }
}
