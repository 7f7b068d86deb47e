package org.nudipole.cli;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.MacroException;
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

  @Option(
      names = "--strict",
      description = "Take warnings (what is legal but probably not meant) for faults.")
  private boolean strict;

  private final List<String> warnings = new ArrayList<>();

  /** What was told. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Tells what is legal in some runs but probably not meant, once each.
   *
   * @return the runs
   * @throws MacroException with the warnings, under {@code --strict}
   */
  List<RunConfiguration> told(List<RunConfiguration> runs, Console console) {
    List<Fault> found =
        runs.stream().flatMap(run -> run.warnings().stream()).distinct().sorted().toList();
    if (strict && !found.isEmpty()) {
      throw new MacroException(found);
    }
    for (Fault warning : found) {
      warnings.add(warning.toString());
      console.complain("warning: " + warning);
    }
    return runs;
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
