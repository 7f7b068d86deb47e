package org.nudipole.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.Csv;
import org.nudipole.cli.report.RateReport;
import org.nudipole.cli.report.Report;
import org.nudipole.cli.report.RunTable;
import org.nudipole.cli.report.SecondAxisText;
import org.nudipole.cli.report.SpectrumTable;
import org.nudipole.detector.response.SecondAxis;
import org.nudipole.macros.binding.RunConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nudipole rate}: expected events, nothing sampled. */
@Command(
    name = "rate",
    header = "Integrate the expected events of a macro; nothing is sampled.",
    description = {
      "Prints what is expected in the exposure, interactions above the generation cut and detected"
          + " ones, per channel. The macro needs no run command.",
      "--json, and --csv of a macro with one run, list every target: one isotope, or the electrons"
          + " of one shell. Columns of the CSV file: "
          + RateReport.CSV_COLUMNS
          + ". Of a macro with loops --csv has one row for each run, with its aliases, and --channels"
          + " the channels of all."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole rate cr51-cevns-ge",
      "  nudipole rate my.mac --set \"/response/threshold=20 eV\"",
      "  nudipole rate my.mac --json > rate.json",
      "  nudipole rate my.mac --spectrum s.csv --second \"0 us .. 6 us linear 9\""
    })
final class RateCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private MacroOptions options = new MacroOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  @Written
  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description =
          "Write the channels, or the runs of a macro with several, into a CSV file too; an older"
              + " one is replaced.")
  private Path csv;

  @Written
  @Option(
      names = "--channels",
      paramLabel = "FILE",
      description = "Write the channels of all runs into a CSV file too; an older one is replaced.")
  private Path channels;

  @Written
  @Option(
      names = "--spectrum",
      paramLabel = "FILE",
      description =
          "Write the folded spectrum of detected events into a CSV file, one column per interaction"
              + " and background: bins of /fit/bins or /fit/logBins, else 40 over what is"
              + " observed. An older file is replaced.")
  private Path spectrum;

  @Option(
      names = "--second",
      paramLabel = "BINS",
      description =
          "With --spectrum: cells of the plane with the second observable, or with the time in the"
              + " pulse, \"0 us .. 6 us linear 12\" (or log). Default: the macro's /fit/plane, if it has one.")
  private String second;

  RateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    answer.check();
    List<RunConfiguration> runs = options.read(console);
    Optional<SpectrumTable> table = spectrum(runs);
    boolean scan = RunTable.isScan(runs.stream().map(RunConfiguration::settings).toList());
    if (csv != null) {
      OutputFiles.write(
          csv, scan ? Csv.lines(List.of(RateReport.runs(runs))) : RateReport.channels(runs));
    }
    if (channels != null) {
      OutputFiles.write(channels, RateReport.channels(runs));
    }
    table.ifPresent(t -> OutputFiles.write(spectrum, t.lines()));
    List<String> titles = options.titles(runs);
    List<Report> reports =
        IntStream.range(0, runs.size())
            .mapToObj(i -> RateReport.of(titles.get(i), runs.get(i)))
            .toList();
    Report whole = Report.of("runs", reports).warned(options.warnings());
    answer.give(console, scan ? whole.with(new Block.Note("")).with(RateReport.runs(runs)) : whole);
    return ExitCode.DONE;
  }

  private Optional<SpectrumTable> spectrum(List<RunConfiguration> runs) {
    if (second != null && spectrum == null) {
      throw wrong("--second (bins of no table) add --spectrum FILE");
    }
    if (spectrum == null) {
      return Optional.empty();
    }
    if (runs.size() > 1 || runs.get(0).isClosed()) {
      throw wrong(
          "--spectrum ("
              + (runs.size() > 1 ? runs.size() + " runs" : runs.get(0).closed().orElse("no events"))
              + ", and a table holds one spectrum) give a macro of one run with events");
    }
    try {
      RunConfiguration run = runs.get(0);
      Optional<SecondAxis> axis =
          Optional.ofNullable(second)
              .map(text -> SecondAxisText.of(text, run))
              .or(() -> run.fit().plane());
      return Optional.of(new SpectrumTable(options.macro(), run, axis));
    } catch (IllegalArgumentException e) {
      throw wrong("--second " + e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
