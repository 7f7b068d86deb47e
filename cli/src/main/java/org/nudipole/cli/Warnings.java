package org.nudipole.cli;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.MacroException;
import picocli.CommandLine.Option;

/** What is legal in a run but probably not meant, wherever a command binds one. */
final class Warnings {
  @Option(
      names = "--strict",
      description = "Take warnings (what is legal but probably not meant) for faults.")
  private boolean strict;

  private final List<String> told = new ArrayList<>();

  /** What was told. */
  List<String> told() {
    return List.copyOf(told);
  }

  /**
   * Tells what is legal in some runs but probably not meant, once each.
   *
   * @return the lines
   * @throws MacroException with the warnings, under {@code --strict}
   */
  List<String> tell(List<RunConfiguration> runs, Console console) {
    List<Fault> found =
        runs.stream().flatMap(run -> run.warnings().stream()).distinct().sorted().toList();
    if (strict && !found.isEmpty()) {
      throw new MacroException(found);
    }
    List<String> lines = found.stream().map(Fault::toString).toList();
    lines.forEach(line -> console.complain("warning: " + line));
    told.addAll(lines);
    return lines;
  }

  /** As {@link #tell(List, Console)}, of one run, which is returned. */
  RunConfiguration tell(RunConfiguration run, Console console) {
    tell(List.of(run), console);
    return run;
  }
}
