package org.nudipole.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.nudipole.cli.report.RunTable;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.RunCommands;
import org.nudipole.macros.language.RunSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A macro and what the command line changes in it. */
final class MacroOptions {
  @Parameters(
      index = "0",
      paramLabel = "MACRO",
      description = "Macro file, or the name of a shipped one (`nudipole list macros`).")
  private String macro = "";

  @Mixin private MacroChanges changes = new MacroChanges();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Master seed, as --set /random/seed=N. Each run of the macro has its own random numbers.")
  private Long seed;

  /** The macro as the user named it. */
  String macro() {
    return macro;
  }

  /** What each run of the macro is called above its report. */
  List<String> titles(List<RunConfiguration> runs) {
    List<RunSettings> settings = runs.stream().map(RunConfiguration::settings).toList();
    List<String> labels = RunTable.labels(settings);
    return IntStream.range(0, runs.size())
        .mapToObj(i -> title(settings.get(i), labels.get(i), runs.size()))
        .toList();
  }

  private String title(RunSettings run, String label, int count) {
    String number = RunTable.number(run);
    return macro
        + (count > 1 ? ", " + number + " of 0 to " + (count - 1) : "")
        + (label.isEmpty() || label.equals(number) ? "" : ", " + label)
        + ", seed "
        + run.seed();
  }

  /**
   * Reads the macro and tells its warnings.
   *
   * @throws org.nudipole.macros.language.MacroException with all faults
   */
  List<RunConfiguration> read(Console console) {
    List<RunConfiguration> runs =
        ProgressDisplay.during(
            console,
            macro,
            () -> RunConfiguration.read(console.macros(), macro, settings(), changes.aliases()));
    return changes.told(runs, console);
  }

  /**
   * Reads the macro to generate its events, and tells its warnings.
   *
   * @param quiet whether nothing else is told
   * @throws org.nudipole.macros.language.MacroException with all faults
   */
  List<RunConfiguration> readToRun(Console console, boolean quiet) {
    Supplier<List<RunConfiguration>> reading =
        () -> RunConfiguration.readToRun(console.macros(), macro, settings(), changes.aliases());
    List<RunConfiguration> runs =
        quiet ? reading.get() : ProgressDisplay.during(console, macro, reading);
    return changes.told(runs, console);
  }

  /**
   * Reads the macro as it is, to generate events if it says so, and tells its warnings.
   *
   * @throws org.nudipole.macros.language.MacroException with all faults
   */
  List<RunConfiguration> readAsItIs(Console console) {
    boolean runs =
        console.macros().read(macro, settings(), changes.aliases()).runs().stream()
            .anyMatch(run -> run.runCommand().isPresent());
    return runs ? readToRun(console, false) : read(console);
  }

  /**
   * Reads the macro, which need not be one of a whole experiment.
   *
   * @throws org.nudipole.macros.language.MacroException with all faults
   */
  List<RunSettings> parse(Console console) {
    return console.macros().parse(macro, settings(), changes.aliases());
  }

  /** The macro, where any folder finds it, and its changes, as arguments of a command. */
  List<String> arguments() {
    Path file = Path.of(macro);
    List<String> all = new ArrayList<>();
    all.add(Files.exists(file) ? file.toAbsolutePath().normalize().toString() : macro);
    changes.sets().forEach(set -> all.addAll(List.of("--set", set)));
    changes.aliases().forEach(alias -> all.addAll(List.of("--alias", alias)));
    if (seed != null) {
      all.addAll(List.of("--seed", seed.toString()));
    }
    return all;
  }

  /** What was told of the runs. */
  List<String> warnings() {
    return changes.warnings();
  }

  private List<String> settings() {
    List<String> all = new ArrayList<>(changes.sets());
    if (seed != null) {
      all.add(RunCommands.SEED.path() + "=" + seed);
    }
    return all;
  }
}
