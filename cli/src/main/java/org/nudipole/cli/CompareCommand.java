package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nudipole.cli.plot.PlotFormat;
import org.nudipole.cli.plot.SpectrumPlot;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.FileComparison;
import org.nudipole.cli.report.OutputException;
import org.nudipole.cli.report.Report;
import org.nudipole.cli.report.SpectrumFigure;
import org.nudipole.io.hdf5.EventFileException;
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
      "  nudipole compare *.h5 --alpha 1e-6 --json"
    })
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Event files.")
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
          "Draw the spectrum of the detected events of one file, as png, svg or pdf by suffix. An"
              + " existing picture is replaced.")
  private Path plot;

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
    for (Path file : files) {
      try {
        FileComparison result = FileComparison.of(file, alpha);
        code = Math.max(code, result.agrees() ? ExitCode.DONE : ExitCode.FAILED);
        List<String> told = warnings.tell(result.run().stream().toList(), console);
        Report report = result.report().warned(told);
        answer.say(console, report);
        reports.add(drawn(file, result, report));
      } catch (EventFileException e) {
        console.complain(e.getMessage());
        reports.add(unreadable(file, e));
        code = ExitCode.INPUT_OUTPUT;
      }
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
    if (plot == null) {
      return;
    }
    if (files.size() > 1) {
      throw wrong(
          "--plot with " + files.size() + " files (a picture shows one) give one FILE at a time");
    }
    try {
      PlotFormat.of(plot);
    } catch (IllegalArgumentException e) {
      throw wrong("--plot: " + e.getMessage());
    }
    OutputFiles.checkFolder(plot, "--plot");
  }

  // With its picture where a page or a file of it is wanted.
  private Report drawn(Path file, FileComparison result, Report report) {
    if (plot == null && !answer.hasPage()) {
      return report;
    }
    if (result.run().map(run -> !(run.expectedDetected() > 0)).orElse(true)) {
      if (plot != null) {
        console.err().println(plot + ": not drawn (no detected events are expected)");
      }
      return report;
    }
    SpectrumPlot picture = SpectrumFigure.of(file, result.run().get());
    if (plot != null) {
      try {
        picture.write(plot);
      } catch (IOException e) {
        throw new OutputException(
            List.of(plot + ": cannot be written (" + e.getMessage() + ") choose another --plot"));
      }
      answer.say(console, new Report("", List.of(Block.line("picture", plot.toString()))));
    }
    return answer.hasPage()
        ? report.with(new Block.Picture("detected events of " + file, picture.svg()))
        : report;
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
