package org.nudipole.cli;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.FileComparison;
import org.nudipole.cli.report.Html;
import org.nudipole.cli.report.LimitFigure;
import org.nudipole.cli.report.LimitReport;
import org.nudipole.cli.report.Report;
import org.nudipole.cli.report.RunPage;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.EventInput;
import org.nudipole.statistics.limit.LimitCurve;
import org.nudipole.statistics.limit.Templates;
import org.nudipole.statistics.limit.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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
          "Add limits, as `nudipole limit` takes them: expected and, from the events of a file that"
              + " ran with /run/expose or the data of a macro, observed.")
  private boolean limit;

  @Mixin private LimitOptions limits = new LimitOptions();

  @Mixin private MacroChanges changes = new MacroChanges();

  // Points without a limit.
  private final List<String> failures = new ArrayList<>();

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!page.toString().endsWith(".html")) {
      throw wrong("-o " + page + " (a page's name ends in .html) write -o NAME.html");
    }
    List<String> idle = limit ? List.of() : ofLimits();
    if (!idle.isEmpty()) {
      throw wrong(String.join(", ", idle) + " without --limit (nothing is limited) add --limit");
    }
    if (!limits.faults().isEmpty()) {
      throw wrong(String.join("\n", limits.faults()));
    }
    OutputFiles.checkFolder(page, "-o");
    List<Report> runs = isFile() ? ofFiles() : ofMacro();
    Report report = Report.of("runs", runs).warned(changes.warnings());
    OutputFiles.write(page, Html.page(report));
    console.say(
        page + ": " + runs.size() + (runs.size() == 1 ? " run" : " runs") + " of " + subject);
    failures.forEach(console::complain);
    return failures.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  // Options that were given and say how limits are taken.
  private List<String> ofLimits() {
    return spec.commandLine().getParseResult().matchedOptions().stream()
        .filter(
            option ->
                option.userObject() instanceof Field field
                    && LimitOptions.PARTS.contains(field.getDeclaringClass()))
        .map(OptionSpec::longestName)
        .toList();
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
      Optional<Report> limited =
          comparison.run().filter(run -> limit).map(run -> limited(file.name().toString(), run));
      pages.add(RunPage.of(file, comparison, limited));
    }
    return pages;
  }

  private Report limited(String file, RunConfiguration run) {
    List<String> data = List.of(run.isExposed() ? file : LimitInput.ASIMOV);
    return limited(curve(file, run, data), DataOption.named(data, run));
  }

  private List<Report> ofMacro() {
    List<RunConfiguration> runs =
        ProgressDisplay.during(
            console,
            subject,
            () -> RunConfiguration.read(subject, changes.sets(), changes.aliases()));
    changes.told(runs, console);
    // Faults of the options in any run before the work for one.
    List<Optional<LimitCurve>> curves =
        runs.stream()
            .map(
                run ->
                    limit
                        ? Optional.of(curve(subject, run, List.of()))
                        : Optional.<LimitCurve>empty())
            .toList();
    return IntStream.range(0, runs.size())
        .mapToObj(
            i -> {
              RunConfiguration run = runs.get(i);
              return RunPage.expected(
                  subject + (runs.size() > 1 ? ", run " + run.settings().number() : ""),
                  run,
                  curves.get(i).map(curve -> limited(curve, DataOption.named(List.of(), run))));
            })
        .toList();
  }

  private LimitCurve curve(String name, RunConfiguration run, List<String> data) {
    return limits
        .of(run, background -> LimitInput.experiment(name, background, data, spec))
        .curve();
  }

  private Report limited(LimitCurve curve, String data) {
    Templates templates = limits.checked(curve);
    LimitReport report =
        new LimitReport(
            List.of(data),
            "",
            curve,
            templates,
            curve.points(templates, Workers.found()),
            Optional.empty(),
            Optional.empty());
    limits.warn(List.of(report), changes, console);
    failures.addAll(report.failures());
    Report shown = report.section();
    boolean drawn = limits.isScan() && LimitFigure.fault(List.of(report)).isEmpty();
    return drawn
        ? shown.with(new Block.Picture("limits", LimitFigure.of(List.of(report), true).svg()))
        : shown;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
