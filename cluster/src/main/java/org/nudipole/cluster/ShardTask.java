package org.nudipole.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.nudipole.macros.run.RunDirectory;
import org.nudipole.macros.run.RunManager;
import org.nudipole.macros.run.RunUnit;

/**
 * Makes one shard: on the local disk of the machine first, then into the folder as a whole. A shard
 * that is there, whole and unchanged, is kept.
 *
 * @param bundle the plan
 * @param folder where shards go
 * @param hadoop how file systems are reached
 */
record ShardTask(
    Broadcast<PlanBundle> bundle, String folder, Broadcast<SerializableConfiguration> hadoop)
    implements Function<Integer, MadeShard> {
  @Override
  public MadeShard call(Integer number) throws IOException {
    RunUnit unit = bundle.value().plan().units().get(number);
    try (LocalCopy work = LocalCopy.of(folder, hadoop.value().value())) {
      ShardStore store = work.store();
      Path local = work.folder().resolve(unit.fileName());
      store.fetch(unit.fileName(), local);
      RunDirectory directory = new RunDirectory(work.folder(), bundle.value().plan());
      List<String> warnings = new ArrayList<>();
      // A reader knows the folder, and not where this machine looked at its file.
      var kept =
          directory.kept(
              unit,
              damaged -> warnings.add(damaged.replace(work.folder().toString(), store.name())));
      if (kept.isPresent()) {
        return MadeShard.of(number, kept.get(), warnings);
      }
      var made = directory.resume(manager(), unit, damaged -> {});
      store.commit(local, unit.fileName());
      return MadeShard.of(number, made, warnings);
    }
  }

  // One thread, for Spark gives a task one processor; a task that is killed stops.
  private static RunManager manager() {
    TaskContext task = TaskContext.get();
    RunManager[] own = new RunManager[1];
    own[0] =
        new RunManager(
            Math.max(1, task.cpus()),
            (done, total) -> {
              if (task.isInterrupted()) {
                own[0].stop();
              }
            });
    return own[0];
  }
}
