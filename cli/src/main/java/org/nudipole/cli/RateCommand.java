package org.nudipole.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.Json;
import org.nudipole.cli.report.OutputException;
import org.nudipole.cli.report.RateReport;
import org.nudipole.cli.report.SecondAxis;
import org.nudipole.cli.report.SpectrumTable;
import org.nudipole.io.WholeFile;
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
      "--json and --csv list every target: one isotope, or the electrons of one shell. Columns of"
          + " the CSV file: "
          + RateReport.CSV_HEADER
          + "."
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

  @Option(names = "--json", description = "Print one JSON object, numbers at full precision.")
  private boolean json;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write the channels into a CSV file too; an older one is replaced.")
  private Path csv;

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
              + " pulse, \"0 us .. 6 us linear 12\" (or log).")
  private String second;

  RateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<RunConfiguration> runs = options.read(console);
    List<SpectrumTable> spectra = spectra(runs);
    if (csv != null) {
      List<String> rows = new ArrayList<>(List.of(RateReport.CSV_HEADER));
      runs.forEach(run -> rows.addAll(RateReport.csv(run)));
      write(csv, rows);
    }
    if (spectrum != null) {
      write(spectrum, spectra.stream().flatMap(table -> table.lines().stream()).toList());
    }
    if (json) {
      List<Map<String, Object>> objects = runs.stream().map(RateReport::json).toList();
      console.out().println(Json.of(runs.size() == 1 ? objects.get(0) : Map.of("runs", objects)));
    } else {
      for (RunConfiguration run : runs) {
        console.out().print(run.settings().number() > 0 ? System.lineSeparator() : "");
        console.out().println(options.title(run, runs.size()));
        RateReport.text(run).forEach(console.out()::println);
      }
    }
    return ExitCode.DONE;
  }

  private List<SpectrumTable> spectra(List<RunConfiguration> runs) {
    if (second != null && spectrum == null) {
      throw wrong("--second (bins of no table) add --spectrum FILE");
    }
    if (spectrum == null) {
      return List.of();
    }
    if (runs.size() > 1 || runs.get(0).isClosed()) {
      throw wrong(
          "--spectrum ("
              + (runs.size() > 1 ? runs.size() + " runs" : runs.get(0).closed().orElse("no events"))
              + ", and a table holds one spectrum) give a macro of one run with events");
    }
    try {
      RunConfiguration run = runs.get(0);
      Optional<SecondAxis> axis = Optional.ofNullable(second).map(text -> SecondAxis.of(text, run));
      return List.of(new SpectrumTable(options.macro(), run, axis));
    } catch (IllegalArgumentException e) {
      throw wrong("--second " + e.getMessage());
    }
  }

  private static void write(Path file, List<String> lines) {
    try {
      WholeFile.write(file, String.join("\n", lines).concat("\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw OutputException.of(file, e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
