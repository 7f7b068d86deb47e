package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.nudipole.cli.report.Report;
import org.nudipole.cli.report.RunReport;
import org.nudipole.cli.report.SetUp;
import org.nudipole.io.EventFileWriter;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.RunInterruptedException;
import org.nudipole.macros.run.RunManager;
import org.nudipole.macros.run.RunOutcome;
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
          + " NAME-r1.h5, NAME-r2.h5 ..."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole run cr51-cevns-ge",
      "  nudipole run my.mac -o events.h5 --seed 7 --threads 2",
      "  nudipole run my.mac --set \"/detector/mass=2 kg\" --set /run/beamOn=100000",
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
          "Event file, .h5. Default: /output/file of the macro, else the macro's name in the"
              + " working directory.")
  private String output;

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
    Running running = new Running();
    try (Interruption interruption = new Interruption(running::stop, () -> abandon(running))) {
      return call(running, interruption);
    }
  }

  private int call(Running running, Interruption interruption) {
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (workers < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--threads " + workers + " (events need a thread to be made) give at least 1");
    }
    List<RunConfiguration> runs = options.readToRun(console);
    OutputFiles names = new OutputFiles(options.macro(), Optional.ofNullable(output));
    List<RunConfiguration> open = runs.stream().filter(run -> !run.isClosed()).toList();
    List<Path> files;
    try {
      files = open.stream().map(names::of).toList();
      Overwriting.check(spec, files.stream().map(f -> new Overwriting.Output("", f)).toList());
      // A dry run replaces nothing.
      OutputFiles.check(files, force || dryRun);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    if (dryRun) {
      for (RunConfiguration run : runs) {
        title(run, runs.size());
        say(() -> RunReport.planned(run, names.of(run)));
      }
      return ExitCode.DONE;
    }
    files.forEach(file -> EventFileWriter.check(file, force));
    return run(runs, names, workers, running, interruption);
  }

  private int run(
      List<RunConfiguration> runs,
      OutputFiles names,
      int workers,
      Running running,
      Interruption interruption) {
    List<Path> complete = running.complete;
    for (RunConfiguration run : runs) {
      if (interruption.isRequested()) {
        return interrupted("interrupted before run " + run.settings().number(), complete);
      }
      title(run, runs.size());
      if (run.isClosed()) {
        say(() -> new Report("", new ArrayList<>(SetUp.of(run))));
        continue;
      }
      Path file = names.of(run);
      ProgressDisplay display = new ProgressDisplay(console, file.getFileName().toString());
      RunManager manager = new RunManager(workers, quiet ? (done, total) -> {} : display);
      running.become(manager, file);
      RunOutcome outcome;
      try {
        outcome = manager.run(run, file, force);
      } catch (RunInterruptedException e) {
        display.clear();
        return interrupted(file + ": " + e.getMessage(), complete);
      } finally {
        display.clear();
      }
      complete.add(file);
      say(() -> RunReport.of(outcome, workers));
    }
    return ExitCode.DONE;
  }

  // What goes on ends with the program; it is not waited for.
  private void abandon(Running running) {
    running.abandon();
    interrupted(running.file.map(file -> file + ": ").orElse("") + "interrupted", running.complete);
  }

  private int interrupted(String message, List<Path> complete) {
    String kept =
        complete.isEmpty()
            ? ""
            : "; complete: " + String.join(", ", complete.stream().map(Path::toString).toList());
    console.err().println("nudipole: " + message + kept);
    console.out().flush();
    console.err().flush();
    return ExitCode.INTERRUPTED;
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

  /** The run under way, for a signal to stop; one that comes before the first is not lost. */
  private static final class Running {
    private Optional<RunManager> manager = Optional.empty();
    private volatile Optional<Path> file = Optional.empty();
    private boolean stopped;
    private final List<Path> complete = new CopyOnWriteArrayList<>();

    synchronized void become(RunManager next, Path written) {
      manager = Optional.of(next);
      file = Optional.of(written);
      if (stopped) {
        next.stop();
      }
    }

    synchronized void stop() {
      stopped = true;
      manager.ifPresent(RunManager::stop);
    }

    synchronized void abandon() {
      manager.ifPresent(RunManager::abandon);
    }
  }
}
