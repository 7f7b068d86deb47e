package org.nudipole.macros.cli;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.macros.run.RunConfiguration;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A macro and what the command line changes in it. */
final class MacroOptions {
  @Parameters(
      index = "0",
      paramLabel = "MACRO",
      description = "Macro file, or the name of a shipped one (`nudipole list macros`).")
  private String macro = "";

  @Option(
      names = "--set",
      paramLabel = "COMMAND=VALUE",
      description = "Replace the value of a macro command in every run, units as in the macro.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--alias",
      paramLabel = "NAME=VALUE",
      description = "Replace an alias of the macro, which writes it as {NAME}.")
  private List<String> aliases = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Master seed, as --set /random/seed=N. Run k of the macro, from 0, uses N + k.")
  private Long seed;

  /** The macro as the user named it. */
  String macro() {
    return macro;
  }

  /** What a run is called above its report. */
  String title(RunConfiguration run, int count) {
    return macro
        + (count > 1 ? ", run " + run.settings().number() + " of 0 to " + (count - 1) : "")
        + ", seed "
        + run.settings().seed();
  }

  /**
   * Reads the macro.
   *
   * @throws org.nudipole.macros.language.MacroException with all faults
   */
  List<RunConfiguration> read() {
    return RunConfiguration.read(macro, settings(), aliases);
  }

  /**
   * Reads the macro to generate its events.
   *
   * @throws org.nudipole.macros.language.MacroException with all faults
   */
  List<RunConfiguration> readToRun() {
    return RunConfiguration.readToRun(macro, settings(), aliases);
  }

  private List<String> settings() {
    List<String> all = new ArrayList<>(sets);
    if (seed != null) {
      all.add("/random/seed=" + seed);
    }
    return all;
  }
}
