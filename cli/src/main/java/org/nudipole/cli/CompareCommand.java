package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nudipole.cli.plot.Sheet;
import org.nudipole.cli.plot.SpectrumPlot;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.FileComparison;
import org.nudipole.cli.report.Report;
import org.nudipole.cli.report.SpectrumAxis;
import org.nudipole.cli.report.SpectrumFigure;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.EventInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nudipole compare}: events against the analytic rate of their own macro. */
@Command(
    name = "compare",
    header = "Compare event files with the analytic rate of their own macro.",
    description = {
      "Recomputes the expectations from /run/macro and requires those of the header, tests the"
          + " fractions of channels and targets, the shape of every column and, under /run/expose,"
          + " the number of events. All tests are judged together: Bonferroni keeps the probability"
          + " of a false alarm below --alpha.",
      "Most columns have two lines: chi-square over their bins, with its degrees of freedom, and"
          + " the least probable bin, with its distance in standard deviations (pull) and a p that"
          + " allows for the number of bins.",
      "Exit code 0: all files agree. 1: one disagrees with its macro, or with its digest. 3: one"
          + " cannot be read."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole compare events.h5",
      "  nudipole compare events.h5 --plot spectrum.pdf",
      "  nudipole compare a.h5 b.h5 --plot both.pdf --range \"0 keV .. 10 keV\"",
      "  nudipole compare events.h5 --plot recoils.png --log-bins \\",
      "    --column recoil_energy",
      "  nudipole compare *.h5 --alpha 1e-6 --json"
    })
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Event files, or folders of shards.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--alpha",
      paramLabel = "P",
      description =
          "Family-wise p below which events disagree, in (0, 1). Default: ${DEFAULT-VALUE}.")
  private double alpha = 1e-4;

  @Written
  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description =
          "Draw the spectra of the detected events of all files, as png, svg or pdf by suffix. An"
              + " existing picture is replaced.")
  private Path plot;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description =
          "The column that --plot and --html draw, such as recoil_energy or time; columns other"
              + " than the default have no analytic curve. Default: ${DEFAULT-VALUE}.")
  private String column = SpectrumAxis.OBSERVED;

  @Option(
      names = "--range",
      paramLabel = "RANGE",
      description =
          "Bins of --plot and --html: \"FROM .. TO UNIT\", and the number of bins behind log or"
              + " linear: \"0.1 keV .. 10 keV log 40\". Default: where the events are, logarithmic"
              + " where most would be in one bin.")
  private String range;

  @Option(names = "--log-bins", description = "Draw in bins of equal ratio.")
  private boolean logBins;

  @Mixin private Warnings warnings = new Warnings();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    check();
    int code = ExitCode.DONE;
    List<Report> reports = new ArrayList<>();
    Map<EventInput, RunConfiguration> drawn = new LinkedHashMap<>();
    for (Path path : files) {
      try {
        for (EventInput file : EventInput.of(List.of(path))) {
          FileComparison result = FileComparison.of(file, alpha);
          code = Math.max(code, result.agrees() ? ExitCode.DONE : ExitCode.FAILED);
          List<String> told = warnings.tell(result.run().stream().toList(), console);
          Report report = result.report().warned(told);
          answer.say(console, report);
          reports.add(page(file, result, report));
          if (isDrawn(result)) {
            drawn.put(file, result.run().orElseThrow());
          } else if (plot != null) {
            console.complain(file.name() + ": not drawn (no detected events are expected)");
          }
        }
      } catch (EventFileException e) {
        console.complain(e.getMessage());
        reports.add(unreadable(path, e));
        code = ExitCode.INPUT_OUTPUT;
      }
    }
    if (plot != null && !drawn.isEmpty()) {
      new PictureFile("--plot", plot).write(Sheet.of(picture(drawn)));
      answer.say(console, new Report("", List.of(Block.line("picture", plot.toString()))));
    }
    answer.finish(
        console,
        new Report(
            "",
            List.of(
                Block.value("agrees", code == ExitCode.DONE),
                Block.value("alpha", alpha),
                new Block.Several("files", reports))));
    return code;
  }

  private void check() {
    if (!(alpha > 0 && alpha < 1)) {
      throw wrong("--alpha " + alpha + " (a probability of false alarm) give one between 0 and 1");
    }
    answer.check();
    axis();
    if (plot == null && !answer.hasPage() && (range != null || logBins)) {
      throw wrong("--range, --log-bins (bins of no picture) add --plot FILE");
    }
    if (plot == null) {
      return;
    }
    PictureFile picture = new PictureFile("--plot", plot);
    picture
        .fault()
        .ifPresent(
            fault -> {
              throw wrong(fault);
            });
    picture.checkFolder();
  }

  private static boolean isDrawn(FileComparison result) {
    return result.run().filter(run -> run.expectedDetected() > 0).isPresent();
  }

  // With its picture where a page is wanted.
  private Report page(EventInput file, FileComparison result, Report report) {
    return answer.hasPage() && isDrawn(result)
        ? report.with(
            new Block.Picture(
                "detected events of " + file.name(),
                picture(Map.of(file, result.run().orElseThrow())).svg()))
        : report;
  }

  private SpectrumPlot picture(Map<EventInput, RunConfiguration> drawn) {
    try {
      return SpectrumFigure.of(drawn, axis());
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private SpectrumAxis axis() {
    try {
      return new SpectrumAxis(column, logBins, Optional.ofNullable(range));
    } catch (IllegalArgumentException e) {
      throw wrong("--range " + e.getMessage());
    }
  }

  private static Report unreadable(Path file, EventFileException e) {
    return new Report(
        "",
        List.of(
            Block.value("file", file.toString()),
            Block.value("agrees", false),
            new Block.Fact("", e.getMessage(), "error", e.getMessage())));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
