package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.nudipole.cli.report.OutputException;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableException;
import org.nudipole.io.InputFile;
import org.nudipole.macros.binding.Measured;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;
import org.nudipole.statistics.limit.DataCheck;
import org.nudipole.statistics.limit.Experiment;
import org.nudipole.statistics.limit.Templates;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Macros and data of limits and fits. */
final class LimitInput {
  /** In place of data: what is expected without a signal. */
  static final String ASIMOV = "asimov";

  private LimitInput() {}

  /**
   * The one run of a macro, whose warnings are told; not one that goes where the numbers that are
   * varied are not at their null, such as that a table without strength has no effect.
   *
   * @param varied these numbers
   */
  static RunConfiguration single(
      String macro,
      MacroChanges changes,
      Console console,
      CommandSpec command,
      Function<RunSettings, List<FreeParameter>> varied) {
    List<RunConfiguration> runs =
        RunConfiguration.read(console.macros(), macro, changes.sets(), changes.aliases());
    if (runs.size() > 1) {
      throw new ParameterException(
          command.commandLine(),
          macro + " (it has " + runs.size() + " runs, one is needed) keep one run command");
    }
    return changes.telling().tell(runs.get(0), console, varied);
  }

  /** As {@link #single}, all runs of a macro. */
  static List<RunConfiguration> runs(
      String macro,
      MacroChanges changes,
      Console console,
      Function<RunSettings, List<FreeParameter>> varied) {
    List<RunConfiguration> runs = RunConfiguration.read(macro, changes.sets(), changes.aliases());
    return changes.telling().tell(runs, console, varied);
  }

  /**
   * A run with the parameter at its null, if it is a signal; other signals that the macro fixes
   * stay. The moment of a run of the dipole alone stays: it only makes it one, and says nothing.
   *
   * @throws IllegalArgumentException if the macro has elements of the matrix and none is named
   */
  static RunSettings atNull(RunConfiguration run, FreeParameter parameter) {
    RunSettings settings = run.settings();
    if (parameter.nothing().isEmpty()) {
      return settings;
    }
    boolean effective = parameter.spec().equals(DipoleCommands.MOMENT);
    Optional<Setting> element = settings.all(DipoleCommands.LAMBDA).stream().findFirst();
    if (effective && element.isPresent()) {
      throw new IllegalArgumentException(
          "--parameter "
              + parameter.text()
              + " (the macro has a matrix of moments) name an element of it: --parameter \""
              + element.get().key()
              + "\"");
    }
    if (Templates.isDipoleAlone(settings)) {
      return effective
          ? settings
          : parameter.set(settings.without(DipoleCommands.MOMENT), parameter.exampleValue());
    }
    return parameter.set(settings, parameter.nothing().getAsDouble());
  }

  /**
   * A run with its data: those of some files, which are taken together, else of its macro.
   *
   * @param name name for a reader
   * @param data files of events, one table of counts, or {@link #ASIMOV}; none for what the macro
   *     names
   */
  static Experiment experiment(
      String name, RunConfiguration run, List<String> data, CommandSpec command) {
    if (data.isEmpty()) {
      return Experiment.of(name, run, run.fit().data());
    }
    if (data.equals(List.of(ASIMOV))) {
      return Experiment.of(name, run, Optional.empty());
    }
    List<Path> files = data.stream().map(Path::of).toList();
    Optional<Path> table = files.stream().filter(LimitInput::isTable).findFirst();
    if (table.isPresent() && files.size() == 1) {
      return Experiment.of(name, run, Optional.of(table(table.get(), run, command)));
    }
    if (table.isPresent() || data.contains(ASIMOV)) {
      throw new ParameterException(
          command.commandLine(),
          "--data "
              + String.join(" --data ", data)
              + " (only event files are added up) give one table of counts, or event files");
    }
    return PooledEvents.of(files, run, command).experiment(name);
  }

  /** Whether a file is a table of counts, by its name. */
  static boolean isTable(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /** A table of counts. */
  static ObservedData table(Path file, RunConfiguration run, CommandSpec command) {
    try {
      Table table = Table.parse(file.toString(), InputFile.text(file));
      ObservedData data = ObservedData.of(table, Measured.by(run), run.countColumns());
      List<String> faults = new DataCheck(file.toString(), run).ofCounts(data, 0);
      if (!faults.isEmpty()) {
        throw new ParameterException(command.commandLine(), String.join("\n", faults));
      }
      return data;
    } catch (TableException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    } catch (IOException e) {
      throw new OutputException(
          List.of(file + ": cannot read (" + e.getMessage() + ") check the name"));
    }
  }
}
