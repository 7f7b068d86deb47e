package org.nudipole.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.nudipole.generator.axis.Digits;
import org.nudipole.io.BlockSums;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.run.RunPlan;
import org.nudipole.macros.run.RunUnit;

/** The main class of the job: a macro's events, each shard a task of Spark. */
public final class SparkRun {
  private static final int DONE = 0;
  private static final int USAGE = 2;
  private static final int INPUT_OUTPUT = 3;

  private SparkRun() {}

  /**
   * Runs the job; ends the JVM with an exit code of {@code nudipole} unless it is 0.
   *
   * @param args macro and options
   */
  public static void main(String[] args) {
    int code = run(List.of(args), System.out, System.err);
    if (code != DONE) {
      System.exit(code);
    }
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    if (args.contains("--help") || args.contains("-h")) {
      out.print(JobArguments.USAGE);
      return DONE;
    }
    try {
      run(JobArguments.of(args), out);
      return DONE;
    } catch (MacroException e) {
      e.faults().forEach(err::println);
      return USAGE;
    } catch (IllegalArgumentException e) {
      err.println("nudipole-spark: " + e.getMessage());
      return USAGE;
    } catch (EventFileException | IOException e) {
      err.println("nudipole-spark: " + e.getMessage());
      return INPUT_OUTPUT;
    } catch (Exception e) {
      if (e instanceof SparkException) {
        err.println("nudipole-spark: " + e.getMessage().lines().findFirst().orElse("failed"));
        return INPUT_OUTPUT;
      }
      throw e;
    }
  }

  private static void run(JobArguments job, PrintStream out) throws IOException {
    PlanBundle bundle = PlanBundle.of(job);
    // Faults of the macro before Spark begins.
    RunPlan plan = bundle.plan();
    SparkConf conf = new SparkConf().setAppName("nudipole " + job.macro());
    conf.setIfMissing("spark.master", "local[*]");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    conf.setIfMissing("spark.ui.enabled", "false");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      ShardStore store = ShardStore.of(job.folder(), spark.hadoopConfiguration());
      store.begin(plan.manifest());
      List<Integer> units = IntStream.range(0, plan.units().size()).boxed().toList();
      ShardTask task =
          new ShardTask(
              spark.broadcast(bundle),
              store.folder().toString(),
              spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration())));
      List<MadeShard> made =
          units.isEmpty() ? List.of() : spark.parallelize(units, units.size()).map(task).collect();
      for (RunConfiguration run : plan.runs()) {
        out.println(report(run, plan, made));
      }
    }
  }

  // The same numbers as those of the file that merge makes.
  private static String report(RunConfiguration run, RunPlan plan, List<MadeShard> made) {
    List<RunUnit> units = plan.of(run);
    if (units.isEmpty()) {
      return "run " + run.settings().number() + ": closed, no events";
    }
    List<MadeShard> own = new ArrayList<>();
    for (MadeShard shard : made) {
      if (units.contains(plan.units().get(shard.unit()))) {
        own.add(shard);
      }
    }
    own.sort(Comparator.comparingInt(MadeShard::unit));
    long events = units.stream().mapToLong(RunUnit::events).sum();
    long now = own.stream().mapToLong(MadeShard::made).sum();
    // Of detected events alone the shards end within blocks of all rows.
    String digest =
        units.size() > 1 && run.stored().selection().detectedOnly()
            ? "is told by nudipole merge"
            : BlockSums.together(own.stream().map(shard -> new BlockSums(shard.sums())).toList())
                .digest();
    return "run %d: %s events in %d shards%s, %s detected\n  digest %s"
        .formatted(
            run.settings().number(),
            Digits.grouped(events),
            units.size(),
            now < events ? " (" + Digits.grouped(events - now) + " were there)" : "",
            Digits.grouped(own.stream().mapToLong(MadeShard::detected).sum()),
            digest);
  }
}
