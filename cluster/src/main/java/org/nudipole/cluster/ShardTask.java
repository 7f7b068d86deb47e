package org.nudipole.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
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
    Configuration configuration = hadoop.value().value();
    Path work = Files.createTempDirectory("nudipole-shard-");
    ShardStore store = ShardStore.of(folder, configuration);
    try {
      Path local = work.resolve(unit.fileName());
      store.fetch(unit.fileName(), local);
      RunDirectory directory = new RunDirectory(work, bundle.value().plan());
      var kept = directory.kept(unit, damaged -> {});
      if (kept.isPresent()) {
        return MadeShard.of(number, kept.get());
      }
      var made = directory.resume(manager(), unit, damaged -> {});
      store.commit(local, unit.fileName());
      return MadeShard.of(number, made);
    } finally {
      store.files().close();
      delete(work);
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

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
