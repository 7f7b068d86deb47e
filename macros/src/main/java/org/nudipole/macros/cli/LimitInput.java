package org.nudipole.macros.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.nudipole.generator.data.TableException;
import org.nudipole.io.EventFileReader;
import org.nudipole.macros.run.RunConfiguration;
import org.nudipole.macros.statistics.ObservedData;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Macros and data of limits and fits. */
final class LimitInput {
  private LimitInput() {}

  /** The one run of a macro. */
  static RunConfiguration single(
      String macro, List<String> sets, List<String> aliases, CommandSpec command) {
    List<RunConfiguration> runs = RunConfiguration.read(macro, sets, aliases);
    if (runs.size() > 1) {
      throw new ParameterException(
          command.commandLine(),
          macro + " (it has " + runs.size() + " runs, one is needed) keep one run command");
    }
    return runs.get(0);
  }

  /** A table of counts. */
  static ObservedData table(Path file, RunConfiguration run, CommandSpec command) {
    try {
      return ObservedData.table(file, run);
    } catch (TableException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    } catch (IOException e) {
      throw new OutputException(
          List.of(file + ": cannot read (" + e.getMessage() + ") check the name"));
    }
  }

  /** Whether the number of events is that of an exposure, not one that somebody chose. */
  static boolean isExposed(EventFileReader reader) {
    return reader.header().macro().lines().anyMatch(line -> line.startsWith("/run/expose"));
  }
}
