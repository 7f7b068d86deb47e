package org.nudipole.macros.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nudipole.io.WholeFile;
import org.nudipole.macros.run.RunConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
      "  nudipole rate my.mac --json > rate.json"
    })
final class RateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private MacroOptions options = new MacroOptions();

  @Option(names = "--json", description = "Print one JSON object, numbers at full precision.")
  private boolean json;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write the channels into a CSV file too; an older one is replaced.")
  private Path csv;

  RateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<RunConfiguration> runs = options.read();
    if (csv != null) {
      List<String> rows = new ArrayList<>(List.of(RateReport.CSV_HEADER));
      runs.forEach(run -> rows.addAll(RateReport.csv(run)));
      try {
        WholeFile.write(csv, String.join("\n", rows).concat("\n").getBytes(UTF_8));
      } catch (IOException e) {
        throw OutputException.of(csv, e);
      }
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
}
