package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.nudipole.cli.report.Report;
import org.nudipole.cli.report.RunReport;
import org.nudipole.cli.report.SetUp;
import org.nudipole.io.Existing;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.Division;
import org.nudipole.macros.run.RunInterruptedException;
import org.nudipole.macros.run.RunOutcome;
import org.nudipole.macros.run.RunPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nudipole run}: events into files. */
@Command(
    name = "run",
    header = "Generate events from a macro and write them into event files.",
    description = {
      "Reads and checks the whole macro first: a faulty one writes nothing. The events depend on"
          + " macro and seed only, not on the threads. A macro with several runs writes NAME.h5,"
          + " NAME-r1.h5, NAME-r2.h5 ...",
      "-o DIR/ writes a folder of shards: events-00000.h5, events-00001.h5 ..., of run k"
          + " events-rK-00000.h5 ..., and run.json, which says what belongs there. The other"
          + " commands take the folder in place of a file; `nudipole merge` makes one file of it."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole run cr51-cevns-ge",
      "  nudipole run my.mac -o events.h5 --seed 7 --threads 2",
      "  nudipole run my.mac --set \"/detector/mass=2 kg\" --set /run/beamOn=100000",
      "  nudipole run my.mac -o events/ --shards 8",
      "  nudipole run my.mac -o events/ --shard 3/8",
      "  nudipole run my.mac -o events/ --resume",
      "  nudipole run my.mac --dry-run"
    })
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private MacroOptions options = new MacroOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PATH",
      description =
          "Event file, .h5, or a folder for several: DIR/. Default: /output/file of the macro, else"
              + " the macro's name in the working directory.")
  private String output;

  @Mixin private ShardOptions shards = new ShardOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads. Default: all processors.")
  private Integer threads;

  @Option(
      names = "--force",
      description = "Replace existing event files, and what a killed run has left of one.")
  private boolean force;

  @Option(
      names = "--resume",
      description =
          "Go on with what an interrupted run has left: complete files, and complete blocks of one"
              + " that was begun, are kept. The result is that of a run without interruption.")
  private boolean resume;

  @Option(
      names = "--dry-run",
      description = "Check everything, say what would be run, write nothing.")
  private boolean dryRun;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but errors.")
  private boolean quiet;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunUnderWay running = new RunUnderWay(console, workers(), quiet);
    try (Interruption interruption =
        new Interruption(running::stop, () -> running.interrupted(running.abandon()))) {
      return call(running, interruption);
    }
  }

  private int workers() {
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (workers < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--threads " + workers + " (events need a thread to be made) give at least 1");
    }
    return workers;
  }

  private int call(RunUnderWay running, Interruption interruption) {
    if (resume && force) {
      throw new ParameterException(
          spec.commandLine(),
          "--resume with --force (one keeps what is there, one does not) drop one");
    }
    shards.part(); // a wrong one is told before the macro is read
    List<RunConfiguration> runs = options.readToRun(console, quiet);
    RunFiles files;
    try {
      files = files(runs);
      Overwriting.check(
          spec, files.files().stream().map(f -> new Overwriting.Output("", f)).toList());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    if (dryRun) {
      return planned(runs, files);
    }
    files.begin();
    return run(runs, files, running, interruption);
  }

  private RunFiles files(List<RunConfiguration> runs) {
    Existing existing = resume ? Existing.RESUME : Existing.of(force);
    OutputFiles names = new OutputFiles(options.macro(), Optional.ofNullable(output));
    Optional<Path> folder = names.folder(runs.get(0), shards.given());
    return folder
        .map(
            path -> {
              Division division = shards.division(runs.get(0), path, resume);
              return RunFiles.in(path, RunPlan.of(runs, division), shards.part(), existing);
            })
        .orElseGet(() -> RunFiles.single(runs, names, existing));
  }

  private int planned(List<RunConfiguration> runs, RunFiles files) {
    if (files.directory().isEmpty()) {
      OutputFiles.check(files.files(), true); // a dry run replaces nothing
    }
    for (RunConfiguration run : runs) {
      title(run, runs.size());
      say(() -> RunReport.planned(run, files.named(run)));
    }
    return ExitCode.DONE;
  }

  private int run(
      List<RunConfiguration> runs, RunFiles files, RunUnderWay running, Interruption interruption) {
    for (RunConfiguration run : runs) {
      title(run, runs.size());
      if (run.isClosed()) {
        say(() -> new Report("", new ArrayList<>(SetUp.of(run))));
        continue;
      }
      List<RunOutcome> outcomes = new ArrayList<>();
      for (RunFiles.Target target : files.of(run)) {
        if (interruption.isRequested()) {
          return running.interrupted("interrupted before " + target.file() + RunUnderWay.GO_ON);
        }
        try {
          outcomes.add(
              running.make(target.file(), manager -> files.make(manager, target, this::again)));
        } catch (RunInterruptedException e) {
          return running.interrupted(target.file() + ": " + e.getMessage());
        } catch (EventFileException e) {
          throw running.told(e);
        }
      }
      files.together(run, outcomes).forEach(one -> say(() -> RunReport.of(one, workers())));
    }
    return ExitCode.DONE;
  }

  private void again(String fault) {
    console.err().println("warning: " + fault + " (a damaged shard) It is made again");
  }

  private void title(RunConfiguration run, int count) {
    int number = run.settings().number();
    if (!quiet && number > 0) {
      console.out().println();
    }
    say(() -> new Report(options.title(run, count), List.of()));
  }

  private void say(Supplier<Report> report) {
    if (!quiet) {
      console.say(report.get());
      console.out().flush();
    }
  }
}
