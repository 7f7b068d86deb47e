package org.nudipole.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.nudipole.io.EventSet;
import org.nudipole.io.PartSums;

/**
 * Reads a shard of detected events alone for the digest of its run: whose blocks the shard does not
 * know, for it ends within one.
 *
 * @param bundle the plan
 * @param folder where shards are
 * @param hadoop how file systems are reached
 */
record SumTask(
    Broadcast<PlanBundle> bundle, String folder, Broadcast<SerializableConfiguration> hadoop)
    implements Function<SumTask.Part, PartSums> {
  /**
   * A shard.
   *
   * @param unit number of the unit in the plan
   * @param first number of its first row among those of its run
   */
  record Part(int unit, long first) implements Serializable {}

  @Override
  public PartSums call(Part part) throws IOException {
    String name = bundle.value().plan().units().get(part.unit()).fileName();
    try (LocalCopy work = LocalCopy.of(folder, hadoop.value().value())) {
      Path local = work.folder().resolve(name);
      if (!work.store().fetch(name, local)) {
        throw new IOException(name + " (it is gone) Run the job again");
      }
      try (EventSet events = EventSet.unchecked(local, List.of(local))) {
        return PartSums.of(events, part.first());
      }
    }
  }
}
