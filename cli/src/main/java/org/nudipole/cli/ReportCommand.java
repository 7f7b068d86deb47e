package org.nudipole.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.FileComparison;
import org.nudipole.cli.report.Html;
import org.nudipole.cli.report.LimitFigure;
import org.nudipole.cli.report.LimitReport;
import org.nudipole.cli.report.Report;
import org.nudipole.cli.report.RunPage;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.Scan;
import org.nudipole.macros.run.EventInput;
import org.nudipole.statistics.likelihood.Convention;
import org.nudipole.statistics.limit.Experiment;
import org.nudipole.statistics.limit.LimitCurve;
import org.nudipole.statistics.limit.LimitSettings;
import org.nudipole.statistics.limit.Templates;
import org.nudipole.statistics.limit.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nudipole report}: one page to look at and to send. */
@Command(
    name = "report",
    header = "Put all of a run on one web page: rates, spectra, vertices, tests.",
    description = {
      "The page needs nothing else, no network either. Of an event file or a folder of shards it"
          + " has what was run, rates by channel and module, spectra, vertices, times and the tests"
          + " of `nudipole compare`; of a macro what is expected.",
      "Pictures answer to the pointer with their values; buttons change the axes, names in the"
          + " legend hide what they stand for."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole report cr51-cevns-ge.h5 -o report.html",
      "  nudipole report dresden-ii --alias mu=1e-10 --limit -o report.html",
      "  nudipole report cr51-cevns-ge --limit -o report.html \\",
      "    --scan \"/dipole/mass 1 keV .. 1 MeV log 40\""
    })
final class ReportCommand implements Callable<Integer> {
  private static final double ALPHA = 1e-4;
  private static final double LEVEL = 0.90;

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FILE|MACRO",
      description = "Event file, folder of shards, macro file, or the name of a shipped macro.")
  private String subject = "";

  @Written
  @Option(
      names = "-o",
      paramLabel = "PAGE",
      required = true,
      description = "The page to write, .html; an older one is replaced.")
  private Path page;

  @Option(
      names = "--limit",
      description =
          "Add the limit on --parameter at 90 %% CL, one-sided profile likelihood ratio: expected"
              + " and, from the events of a file that ran with /run/expose or the data of a macro,"
              + " observed.")
  private boolean limit;

  @Option(
      names = "--parameter",
      paramLabel = "COMMAND",
      description = "What is limited. Default: ${DEFAULT-VALUE}.")
  private String parameter = DipoleCommands.MOMENT.path();

  @Option(
      names = "--scan",
      paramLabel = "SCAN",
      description =
          "Along what the limit is drawn: \"COMMAND FROM .. TO log N\", or linear for log.")
  private String scan;

  @Mixin private MacroChanges changes = new MacroChanges();

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!page.toString().endsWith(".html")) {
      throw wrong("-o " + page + " (a page's name ends in .html) write -o NAME.html");
    }
    if (scan != null && !limit) {
      throw wrong("--scan without --limit (nothing else is scanned) add --limit");
    }
    OutputFiles.checkFolder(page, "-o");
    List<Report> runs = isFile() ? ofFiles() : ofMacro();
    Report report = Report.of("runs", runs).warned(changes.warnings());
    OutputFiles.write(page, Html.page(report));
    console.say(
        page + ": " + runs.size() + (runs.size() == 1 ? " run" : " runs") + " of " + subject);
    return ExitCode.DONE;
  }

  private boolean isFile() {
    Path path = Path.of(subject);
    return Files.isDirectory(path) || subject.endsWith(".h5");
  }

  private List<Report> ofFiles() {
    if (!changes.sets().isEmpty() || !changes.aliases().isEmpty()) {
      throw wrong(
          "--set, --alias (an event file is what it is) report a macro, or generate another file");
    }
    List<Report> pages = new ArrayList<>();
    for (EventInput file : EventInput.of(List.of(Path.of(subject)))) {
      FileComparison comparison = FileComparison.of(file, ALPHA);
      Optional<Report> limits =
          comparison
              .run()
              .filter(run -> limit)
              .map(
                  run ->
                      limited(
                          file.name().toString(),
                          run,
                          run.isExposed()
                              ? List.of(file.name().toString())
                              : List.of(LimitInput.ASIMOV)));
      pages.add(RunPage.of(file, comparison, limits));
    }
    return pages;
  }

  private List<Report> ofMacro() {
    List<RunConfiguration> runs =
        ProgressDisplay.during(
            console,
            subject,
            () -> RunConfiguration.read(subject, changes.sets(), changes.aliases()));
    changes.told(runs, console);
    return runs.stream()
        .map(
            run ->
                RunPage.expected(
                    subject + (runs.size() > 1 ? ", run " + run.settings().number() : ""),
                    run,
                    limit ? Optional.of(limited(subject, run, List.of())) : Optional.empty()))
        .toList();
  }

  private Report limited(String name, RunConfiguration run, List<String> data) {
    try {
      FreeParameter free = FreeParameter.of(parameter, run.settings());
      if (free.nothing().isEmpty()) {
        free.requireValue(run.settings());
      }
      Optional<Scan> along = Optional.ofNullable(scan).map(text -> Scan.of(text, run.settings()));
      RunConfiguration background =
          free.nothing().isPresent()
              ? RunConfiguration.of(LimitInput.withoutSignal(run, free))
              : run;
      Experiment experiment = LimitInput.experiment(name, background, data, spec);
      LimitCurve curve =
          new LimitCurve(
              List.of(experiment),
              Set.of(),
              free,
              List.of(),
              along,
              new LimitSettings(
                  Convention.ONE_SIDED, LEVEL, OptionalInt.empty(), run.settings().streams()));
      Templates templates = curve.templates();
      curve.check(templates);
      LimitReport limits =
          new LimitReport(
              List.of(DataOption.named(data, run)),
              "",
              curve,
              templates,
              curve.points(templates, Workers.THREADS),
              Optional.empty(),
              Optional.empty());
      changes.telling().warn(limits.warnings(), console);
      Report report = new Report("Limit", limits.report().blocks());
      boolean drawn = along.isPresent() && LimitFigure.fault(List.of(limits)).isEmpty();
      return drawn
          ? report.with(new Block.Picture("limits", LimitFigure.of(List.of(limits), true).svg()))
          : report;
    } catch (IllegalArgumentException e) {
      throw wrong("--limit " + e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
