package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.Csv;
import org.nudipole.cli.report.Report;
import org.nudipole.cli.report.RunReport;
import org.nudipole.cli.report.RunRow;
import org.nudipole.cli.report.RunTable;
import org.nudipole.cli.report.Table;
import org.nudipole.io.Existing;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.Division;
import org.nudipole.macros.run.RunInterruptedException;
import org.nudipole.macros.run.RunManager;
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
          + " NAME-r1.h5, NAME-r2.h5 ..., or files of their own names: {ALIAS} in a name is what the"
          + " alias stands for in each run.",
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
      "  nudipole run scan.mac -o \"mass-{mass}.h5\" --csv scan.csv",
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
          "Event file, .h5, or a folder for several: DIR/; with {ALIAS} one for each value. Default:"
              + " /output/file of the macro, else the macro's name in the working directory.")
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

  @Mixin private AnswerOptions answer = new AnswerOptions();

  @Written
  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write one row for each run into a CSV file too; an older one is replaced.")
  private Path csv;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunManager.prepare();
    RunUnderWay running = new RunUnderWay(console, workers(), quiet);
    try (Interruption interruption =
        new Interruption(
            console.interrupts(), running::stop, () -> running.interrupted(running.abandon()))) {
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
      Overwriting.checkAll(spec, files.files());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    if (dryRun) {
      return planned(runs, files);
    }
    if (csv != null) {
      OutputFiles.checkFolder(csv, "--csv");
    }
    answer.check();
    files.begin();
    return run(runs, files, running, interruption);
  }

  private RunFiles files(List<RunConfiguration> runs) {
    Existing existing = resume ? Existing.RESUME : Existing.of(force);
    OutputFiles names = new OutputFiles(options.macro(), Optional.ofNullable(output));
    Map<Optional<Path>, List<RunConfiguration>> folders =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    run -> names.folder(run, shards.given()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<RunFiles> files = new ArrayList<>();
    folders.forEach(
        (folder, inside) ->
            files.add(
                folder
                    .map(path -> shards(path, inside, existing))
                    .orElseGet(() -> RunFiles.single(inside, names, existing))));
    return RunFiles.together(files);
  }

  private RunFiles shards(Path folder, List<RunConfiguration> runs, Existing existing) {
    Division division = shards.division(runs.get(0), folder, resume);
    return RunFiles.in(folder, RunPlan.of(runs, division), shards.part(), existing);
  }

  private int planned(List<RunConfiguration> runs, RunFiles files) {
    OutputFiles.check(files.loose(), true); // a dry run replaces nothing
    List<Report> told = new ArrayList<>();
    List<String> titles = options.titles(runs);
    for (int i = 0; i < runs.size(); i++) {
      RunConfiguration run = runs.get(i);
      title(titles.get(i), i == 0);
      tell(told, () -> RunReport.planned(run, files.named(run)));
    }
    answer.print(console, whole(told));
    return ExitCode.DONE;
  }

  private int run(
      List<RunConfiguration> runs, RunFiles files, RunUnderWay running, Interruption interruption) {
    List<Report> told = new ArrayList<>();
    List<RunRow> rows = new ArrayList<>();
    List<String> titles = options.titles(runs);
    for (int i = 0; i < runs.size(); i++) {
      RunConfiguration run = runs.get(i);
      title(titles.get(i), i == 0);
      if (run.isClosed()) {
        tell(told, () -> RunReport.closed(run));
        rows.add(new RunRow(run, Optional.empty()));
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
      for (RunOutcome one : files.together(run, outcomes)) {
        List<Path> made = files.of(run).stream().map(RunFiles.Target::file).toList();
        tell(told, () -> RunReport.of(one, made, workers()));
        rows.add(new RunRow(run, Optional.of(one)));
      }
    }
    finish(told, RunRow.table(rows));
    return ExitCode.DONE;
  }

  private void again(String fault) {
    console.complain("warning: " + fault);
  }

  private void finish(List<Report> told, Table<RunRow> table) {
    if (csv != null) {
      OutputFiles.write(csv, Csv.lines(List.of(table)));
    }
    Report whole = whole(told);
    if (RunTable.isScan(table.rows().stream().map(RunRow::settings).toList())) {
      say(new Report("", List.of(new Block.Note(""), table)));
      whole = whole.with(table);
    }
    answer.finish(console, whole);
  }

  private Report whole(List<Report> told) {
    return Report.of("runs", told).warned(options.warnings());
  }

  private void title(String title, boolean first) {
    List<Block> space = first ? List.of() : List.of(new Block.Note(""));
    say(new Report("", space));
    say(new Report(title, List.of()));
  }

  // What nobody hears is not made: a short run ends sooner.
  private void tell(List<Report> told, Supplier<Report> report) {
    if (!quiet || answer.isKept()) {
      Report made = report.get();
      told.add(made);
      say(made);
    }
  }

  private void say(Report report) {
    if (!quiet) {
      answer.say(console, report);
      console.out().flush();
    }
  }
}
