package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nudipole.cli.plot.PlotFormat;
import org.nudipole.cli.report.FileComparison;
import org.nudipole.cli.report.Json;
import org.nudipole.cli.report.OutputException;
import org.nudipole.cli.report.SpectrumFigure;
import org.nudipole.io.hdf5.EventFileException;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description =
          "Draw the spectrum of the detected events of one file, as png, svg or pdf by suffix. An"
              + " existing picture is replaced.")
  private Path plot;

  @Option(names = "--json", description = "Print one JSON object, numbers at full precision.")
  private boolean json;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    check();
    int code = ExitCode.DONE;
    List<Map<String, Object>> answers = new ArrayList<>();
    for (Path file : files) {
      try {
        FileComparison result = FileComparison.of(file, alpha);
        code = Math.max(code, result.agrees() ? ExitCode.DONE : ExitCode.FAILED);
        if (!json) {
          result.lines().forEach(console.out()::println);
        }
        answers.add(result.json());
        if (plot != null) {
          draw(file, result);
        }
      } catch (EventFileException e) {
        console.err().println(e.getMessage());
        answers.add(unreadable(file, e));
        code = ExitCode.INPUT_OUTPUT;
      }
    }
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("agrees", code == ExitCode.DONE);
      answer.put("alpha", alpha);
      answer.put("files", answers);
      console.out().println(Json.of(answer));
    }
    return code;
  }

  private void check() {
    if (!(alpha > 0 && alpha < 1)) {
      throw wrong("--alpha " + alpha + " (a probability of false alarm) give one between 0 and 1");
    }
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
    OutputFiles.checkPicture(plot);
  }

  private void draw(Path file, FileComparison result) {
    if (result.run().map(run -> !(run.expectedDetected() > 0)).orElse(true)) {
      console.err().println(plot + ": not drawn (no detected events are expected)");
      return;
    }
    try {
      SpectrumFigure.of(file, result.run().get()).write(plot);
    } catch (IOException e) {
      throw new OutputException(
          List.of(plot + ": cannot be written (" + e.getMessage() + ") choose another --plot"));
    }
    if (!json) {
      console.out().println("  picture     " + plot);
    }
  }

  private static Map<String, Object> unreadable(Path file, EventFileException e) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("file", file.toString());
    answer.put("agrees", false);
    answer.put("error", e.getMessage());
    return answer;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
