package org.nudipole.cluster;

import java.io.PrintStream;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import org.nudipole.macros.run.Ending;

/** The main class of the job: a macro's events, or its limits, as tasks of Spark. */
public final class SparkRun {
  /** The command of the program whose work is given to Spark. */
  private static final String LIMIT = "limit";

  private SparkRun() {}

  /**
   * Runs the job; ends the JVM with an exit code of {@code nudipole} unless it is 0.
   *
   * @param args macro and options, or {@code limit} with those of {@code nudipole limit}
   */
  public static void main(String[] args) {
    int code;
    try {
      code = run(List.of(args), System.out, System.err);
    } finally {
      SparkJob.end();
    }
    if (code != 0) {
      System.exit(code);
    }
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    if (!args.isEmpty() && args.get(0).equals(LIMIT)) {
      return program().run(out, err, args.toArray(String[]::new));
    }
    if (args.contains("--help") || args.contains("-h")) {
      out.print(JobArguments.USAGE);
      return 0;
    }
    JobArguments job;
    try {
      job = JobArguments.of(args);
    } catch (IllegalArgumentException e) {
      return service(Ending.class).usage("nudipole-spark: " + e.getMessage(), err);
    }
    try {
      new ShardJob(job).run(out, err);
      return 0;
    } catch (Exception e) {
      return service(Ending.class).failure(SparkJob.known(e), err);
    }
  }

  // The program itself, of which this module knows no more than its name: it finds the workers.
  private static ToolProvider program() {
    return ServiceLoader.load(ToolProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(tool -> tool.name().equals("nudipole"))
        .findFirst()
        .orElseThrow();
  }

  private static <S> S service(Class<S> type) {
    return ServiceLoader.load(type).findFirst().orElseThrow();
  }
}
