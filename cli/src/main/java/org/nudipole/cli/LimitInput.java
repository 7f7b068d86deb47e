package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.nudipole.cli.report.OutputException;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableException;
import org.nudipole.io.EventFileReader;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.FitCommands;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;
import org.nudipole.statistics.limit.DataCheck;
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
    List<RunConfiguration> runs = RunConfiguration.read(macro, changes.sets(), changes.aliases());
    if (runs.size() > 1) {
      throw new ParameterException(
          command.commandLine(),
          macro + " (it has " + runs.size() + " runs, one is needed) keep one run command");
    }
    return changes.telling().tell(runs.get(0), console, varied);
  }

  /**
   * A run whose signal is absent, if the parameter is one. The moment of a run of the dipole alone
   * stays: it only makes it one, and says nothing.
   *
   * @throws IllegalArgumentException if the macro has elements of the matrix and none is named
   */
  static RunSettings withoutSignal(RunConfiguration run, FreeParameter parameter) {
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

  /** The data as a reader is told: what the option names, else the macro. */
  static String named(Optional<String> data, RunConfiguration run) {
    return data.orElseGet(
        () -> run.settings().get(FitCommands.DATA).map(s -> s.table("file").path()).orElse(ASIMOV));
  }

  /** The data that an option names, else the macro; empty for Asimov data. */
  static Optional<ObservedData> observed(
      Optional<String> option, RunConfiguration run, CommandSpec command) {
    if (option.isEmpty()) {
      return run.fit().data();
    }
    String data = option.get();
    if (data.equals(ASIMOV)) {
      return Optional.empty();
    }
    Path file = Path.of(data);
    if (isTable(file)) {
      return Optional.of(table(file, run, command));
    }
    try (EventFileReader reader = EventFileReader.open(file)) {
      EventData events = EventData.of(reader);
      if (!events.isExposed()) {
        throw new ParameterException(
            command.commandLine(),
            "--data "
                + file
                + " (it was made with /run/beamOn, so its number of events says nothing) generate"
                + " it with --set /run/expose");
      }
      return Optional.of(events.observed(run, command));
    }
  }

  /** Whether a file is a table of counts, by its name. */
  static boolean isTable(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /** A table of counts. */
  static ObservedData table(Path file, RunConfiguration run, CommandSpec command) {
    try {
      Table table = Table.parse(file.toString(), Files.readString(file));
      ObservedData data = ObservedData.of(table, run.common().response(), run.countColumns());
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
