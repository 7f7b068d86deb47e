package org.nudipole.cli;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.macros.binding.RunConfiguration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the command line changes in a macro. */
final class MacroChanges {
  @Option(
      names = "--set",
      paramLabel = "COMMAND=VALUE",
      description =
          "Replace the value of a macro command in every run, units as in the macro; of one"
              + " detector module as NAME:COMMAND=VALUE.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--alias",
      paramLabel = "NAME=VALUE",
      description = "Replace an alias of the macro, which writes it as {NAME}.")
  private List<String> aliases = new ArrayList<>();

  @Mixin private Warnings warnings = new Warnings();

  /** What was told. */
  List<String> warnings() {
    return warnings.told();
  }

  /**
   * Tells what is legal in some runs but probably not meant, once each.
   *
   * @return the runs
   * @throws org.nudipole.macros.language.MacroException with the warnings, under {@code --strict}
   */
  List<RunConfiguration> told(List<RunConfiguration> runs, Console console) {
    warnings.tell(runs, console);
    return runs;
  }

  /** How warnings are told. */
  Warnings telling() {
    return warnings;
  }

  /** COMMAND=VALUE. */
  List<String> sets() {
    return List.copyOf(sets);
  }

  /** NAME=VALUE. */
  List<String> aliases() {
    return List.copyOf(aliases);
  }
}
