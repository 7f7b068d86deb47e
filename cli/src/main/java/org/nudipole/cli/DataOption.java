package org.nudipole.cli;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FitCommands;
import org.nudipole.statistics.limit.Experiment;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The data that a limit is taken from. */
final class DataOption {
  /** Stands between a macro and a file of its data. */
  static final String OF = "=";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "[MACRO=]FILE",
      description =
          "Observed events: an event file, a folder of shards, a CSV table of counts, or asimov;"
              + " several event files are taken together. Default: what /fit/data of the macro names, else asimov.")
  private List<String> data = new ArrayList<>();

  private List<String> macros = List.of();

  /** The data as a reader is told. */
  String named(String macro, RunConfiguration run) {
    return named(given(macro), run);
  }

  /**
   * Names of data as a reader is told.
   *
   * @param given the data that somebody named; none for those of the macro
   */
  static String named(List<String> given, RunConfiguration run) {
    return given.isEmpty()
        ? run.settings()
            .get(FitCommands.DATA)
            .map(s -> s.table("file").path())
            .orElse(LimitInput.ASIMOV)
        : String.join(", ", given);
  }

  /** A macro's run with its data. */
  Experiment experiment(String macro, RunConfiguration run) {
    return LimitInput.experiment(macro, run, given(macro), command);
  }

  // What names a macro is of that one alone; a file may have the sign in its name, too.
  private List<String> given(String macro) {
    List<String> own =
        data.stream()
            .filter(text -> text.startsWith(macro + OF))
            .map(text -> text.substring(macro.length() + OF.length()))
            .toList();
    return own.isEmpty() ? data.stream().filter(text -> !isNamed(text)).toList() : own;
  }

  private boolean isNamed(String text) {
    return macros.stream().anyMatch(macro -> text.startsWith(macro + OF));
  }

  /**
   * Tells the macros whose data are given.
   *
   * @param all the macros
   * @param together whether they make one likelihood: then files are of one of them
   */
  void of(List<String> all, boolean together) {
    macros = List.copyOf(all);
    for (String text : data) {
      if (together && !isNamed(text) && !text.equals(LimitInput.ASIMOV)) {
        throw new ParameterException(
            command.commandLine(),
            "--data "
                + text
                + " (several macros are taken together, and it begins with none of them) say whose"
                + " data these are: --data "
                + macros.get(0)
                + OF
                + text.substring(text.indexOf(OF) + 1));
      }
    }
  }
}
