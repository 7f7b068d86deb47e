package org.nudipole.cli;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.run.EventInput;
import org.nudipole.statistics.limit.Experiment;
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

  @Mixin private ConventionOptions convention = new ConventionOptions();

  @Mixin private LimitedNumbers numbers = new LimitedNumbers();

  @Mixin private MacroChanges changes = new MacroChanges();

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
    if (!convention.faults().isEmpty()) {
      throw wrong(String.join("\n", convention.faults()));
    }
    OutputFiles.checkFolder(page, "-o");
    List<Report> runs = isFile() ? ofFiles() : ofMacro();
    Report report = Report.of("runs", runs).warned(changes.warnings());
    OutputFiles.write(page, Html.page(report));
    console.say(
        page + ": " + runs.size() + (runs.size() == 1 ? " run" : " runs") + " of " + subject);
    return ExitCode.DONE;
  }

  // Options that were given and say how limits are taken.
  private List<String> ofLimits() {
    List<Class<?>> mixins = List.of(ConventionOptions.class, LimitedNumbers.class);
    return spec.commandLine().getParseResult().matchedOptions().stream()
        .filter(
            option ->
                option.userObject() instanceof Field field
                    && mixins.contains(field.getDeclaringClass()))
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
      LimitedNumbers.Of asked = numbers.in(run.settings());
      FreeParameter free = asked.limited();
      RunConfiguration background =
          free.nothing().isPresent() ? RunConfiguration.of(LimitInput.atNull(run, free)) : run;
      Experiment experiment = LimitInput.experiment(name, background, data, spec);
      LimitCurve curve =
          new LimitCurve(
              List.of(experiment),
              Set.of(),
              free,
              asked.profiled(),
              asked.scan(),
              convention.settings(run.settings().streams()));
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
      boolean drawn = asked.scan().isPresent() && LimitFigure.fault(List.of(limits)).isEmpty();
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
