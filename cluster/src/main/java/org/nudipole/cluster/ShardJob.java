package org.nudipole.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.nudipole.generator.axis.Digits;
import org.nudipole.io.BlockSums;
import org.nudipole.io.PartSums;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.RunPlan;
import org.nudipole.macros.run.RunUnit;

/** A macro's events: each shard of each run a task. */
final class ShardJob {
  private final PlanBundle bundle;
  private final RunPlan plan;
  private final String address;

  /**
   * Reads the macro, before Spark begins.
   *
   * @throws org.nudipole.macros.language.MacroException with all its faults
   */
  ShardJob(JobArguments job) {
    bundle = PlanBundle.of(job);
    plan = bundle.plan();
    address = job.folder();
  }

  /** Makes what is missing, and tells of each run. */
  void run(PrintStream out, PrintStream err) throws IOException {
    JavaSparkContext spark = SparkJob.spark();
    ShardStore store = ShardStore.of(address, spark.hadoopConfiguration());
    store.begin(plan.manifest());
    String folder = store.folder().toString();
    Broadcast<PlanBundle> sent = spark.broadcast(bundle);
    Broadcast<SerializableConfiguration> hadoop =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    List<Integer> units = IntStream.range(0, plan.units().size()).boxed().toList();
    List<MadeShard> made =
        units.isEmpty()
            ? List.of()
            : spark
                .parallelize(units, units.size())
                .map(new ShardTask(sent, folder, hadoop))
                .collect();
    made.forEach(shard -> shard.warnings().forEach(w -> err.println("warning: " + w)));
    store.sweep();
    for (RunConfiguration run : plan.runs()) {
      // Collected in the order of the plan.
      List<MadeShard> shards =
          made.stream()
              .filter(s -> plan.units().get(s.unit()).run() == run.settings().number())
              .toList();
      if (shards.isEmpty()) {
        out.println("run " + run.settings().number() + ": closed, no events");
      } else {
        BlockSums sums =
            shards.size() > 1 && run.stored().selection().detectedOnly()
                ? together(spark, new SumTask(sent, folder, hadoop), shards)
                : BlockSums.together(shards.stream().map(s -> new BlockSums(s.sums())).toList());
        out.println(report(run, shards, sums));
      }
    }
  }

  // Of detected events alone a shard ends within a block of all rows: where is known now.
  private static BlockSums together(JavaSparkContext spark, SumTask task, List<MadeShard> shards) {
    List<SumTask.Part> parts = new ArrayList<>();
    long rows = 0;
    for (MadeShard shard : shards) {
      parts.add(new SumTask.Part(shard.unit(), rows));
      rows += shard.detected();
    }
    return PartSums.together(spark.parallelize(parts, parts.size()).map(task).collect());
  }

  // The same numbers as those of the file that merge makes.
  private String report(RunConfiguration run, List<MadeShard> shards, BlockSums sums) {
    long events = plan.of(run).stream().mapToLong(RunUnit::events).sum();
    long now = shards.stream().mapToLong(MadeShard::made).sum();
    return "run %d: %s events in %d shards%s, %s detected\n  digest %s"
        .formatted(
            run.settings().number(),
            Digits.grouped(events),
            shards.size(),
            now < events ? " (" + Digits.grouped(events - now) + " were there)" : "",
            Digits.grouped(shards.stream().mapToLong(MadeShard::detected).sum()),
            sums.digest());
  }
}
