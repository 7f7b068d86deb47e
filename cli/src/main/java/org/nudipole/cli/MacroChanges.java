package org.nudipole.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What the command line changes in a macro. */
final class MacroChanges {
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

  /** COMMAND=VALUE. */
  List<String> sets() {
    return List.copyOf(sets);
  }

  /** NAME=VALUE. */
  List<String> aliases() {
    return List.copyOf(aliases);
  }
}
