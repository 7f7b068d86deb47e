package org.nudipole.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.SourceLocation;
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
    return tellAll(runs.stream().flatMap(run -> run.warnings().stream()).toList(), console);
  }

  /** As {@link #tell(List, Console)}, of warnings that are known. */
  List<String> tellAll(List<Fault> warnings, Console console) {
    List<Fault> found = warnings.stream().distinct().sorted().toList();
    if (strict && !found.isEmpty()) {
      throw new MacroException(found);
    }
    return warn(found.stream().map(Fault::toString).toList(), console);
  }

  /**
   * Tells on what an answer depends.
   *
   * @return the lines
   * @throws ConvergenceException with the first of these, under {@code --strict}
   */
  List<String> warn(List<String> lines, Console console) {
    if (strict && !lines.isEmpty()) {
      throw new ConvergenceException(lines.get(0));
    }
    lines.forEach(line -> console.complain("warning: " + line));
    told.addAll(lines);
    return lines;
  }

  /** As {@link #tell(List, Console)}, of one run, which is returned. */
  RunConfiguration tell(RunConfiguration run, Console console) {
    tell(List.of(run), console);
    return run;
  }

  /**
   * The same of runs in which numbers are varied: not what goes where they are not at their null,
   * such as that a table without strength has no effect.
   *
   * @param varied these numbers
   * @return the runs
   */
  List<RunConfiguration> tell(
      List<RunConfiguration> runs,
      Console console,
      Function<RunSettings, List<FreeParameter>> varied) {
    tellAll(runs.stream().flatMap(run -> lasting(run, varied)).toList(), console);
    return runs;
  }

  /** As {@link #tell(List, Console, Function)}, of one run, which is returned. */
  RunConfiguration tell(
      RunConfiguration run, Console console, Function<RunSettings, List<FreeParameter>> varied) {
    return tell(List.of(run), console, varied).get(0);
  }

  private static Stream<Fault> lasting(
      RunConfiguration run, Function<RunSettings, List<FreeParameter>> varied) {
    List<Fault> warnings = run.warnings();
    Set<SourceLocation> places =
        warnings.isEmpty()
            ? Set.of()
            : present(run, varied).stream().map(Fault::location).collect(Collectors.toSet());
    return warnings.stream().filter(w -> places.contains(w.location()));
  }

  // A number that is wrong is told elsewhere.
  private static List<Fault> present(
      RunConfiguration run, Function<RunSettings, List<FreeParameter>> varied) {
    try {
      RunSettings settings = run.settings();
      for (FreeParameter number : varied.apply(settings)) {
        if (number.nothing().equals(number.value(settings)) || number.value(settings).isEmpty()) {
          settings = number.set(settings, number.exampleValue());
        }
      }
      return RunConfiguration.of(settings.hypothesis()).warnings();
    } catch (MacroException | IllegalArgumentException e) {
      return run.warnings();
    }
  }
}
