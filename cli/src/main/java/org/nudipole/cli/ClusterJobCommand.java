package org.nudipole.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nudipole.cli.batch.BatchJob;
import org.nudipole.cli.batch.BatchSystem;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.Division;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nudipole cluster-job}: a run as a job of a batch system. */
@Command(
    name = "cluster-job",
    header = "Write a job file that makes the shards of a run on a cluster.",
    description = {
      "Reads and checks the macro, then writes a job for Slurm or HTCondor, ready to submit: each"
          + " task makes its shards of every run of the macro, in one folder that all machines"
          + " see. Submitted again it makes what is missing. docs/cluster.md tells the rest."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole cluster-job cr51-cevns-ge --shards 100 --system slurm -o job.sh",
      "  nudipole cluster-job my.mac --set /run/beamOn=1e11 --shards 5000 \\",
      "    --system htcondor -o job.sub"
    })
final class ClusterJobCommand implements Callable<Integer> {
  /** System property that the launcher sets to its own path. */
  private static final String LAUNCHER = "nudipole.launcher";

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private MacroOptions options = new MacroOptions();

  @Option(
      names = "--shards",
      paramLabel = "N",
      required = true,
      description = "Shards of each run of the macro, event files of their own.")
  private int shards;

  @Option(
      names = "--system",
      paramLabel = "NAME",
      required = true,
      description = "The batch system: ${COMPLETION-CANDIDATES}.")
  private BatchSystem system;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the shards go. Default: the macro's name in the working directory.")
  private Path folder;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      description =
          "Tasks of the job, of several shards each. Default: one a shard, on Slurm at most 1000.")
  private Integer tasks;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Processors of a task. Default: ${DEFAULT-VALUE}.")
  private int threads = 1;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      description = "Memory of a task, half of it for Java's objects. Default: ${DEFAULT-VALUE}.")
  private int memory = 2000;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Time that a task may take. Default: ${DEFAULT-VALUE}.")
  private int minutes = 240;

  @Written
  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "Write into this file, which is replaced, and not to standard output.")
  private Path output;

  ClusterJobCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (shards < 1 || shards > Division.MOST) {
      throw wrong(
          "--shards " + shards + " (a run has from 1 to " + Division.MOST + ") give another N");
    }
    List<RunConfiguration> runs = options.readToRun(console, false);
    String name =
        stem(new OutputFiles(options.macro(), Optional.empty()).of(runs.subList(0, 1)).get(0));
    Path into = folder == null ? Path.of(name) : folder;
    BatchJob job =
        new BatchJob(
            into.toAbsolutePath()
                .normalize()
                .getFileName()
                .toString()
                .replaceAll("[^A-Za-z0-9._-]", "_"),
            launcher(),
            options.arguments(),
            shards,
            into.toAbsolutePath().normalize(),
            Math.min(positive("--tasks", tasks == null ? system.mostTasks() : tasks), shards),
            positive("--threads", threads),
            positive("--memory", memory),
            positive("--minutes", minutes),
            output == null ? "FILE" : output.toString());
    String text = system.text(job);
    if (output == null) {
      console.out().print(text);
    } else {
      OutputFiles.write(output, text);
    }
    return ExitCode.DONE;
  }

  private static String stem(Path file) {
    String name = file.toString();
    return name.substring(0, name.length() - ".h5".length());
  }

  private int positive(String option, int value) {
    if (value < 1) {
      throw wrong(option + " " + value + " (less than 1) give at least 1");
    }
    return value;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  // Where the launcher is; a program that was started otherwise is looked for on PATH.
  private static Path launcher() {
    return Optional.ofNullable(System.getProperty(LAUNCHER))
        .map(Path::of)
        .filter(Files::isExecutable)
        .orElse(Path.of("nudipole"));
  }
}
