package org.nudipole.cli;

import java.util.Optional;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The data that a limit is taken from. */
final class DataOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "Observed events: an event file, a CSV table of counts, or asimov. Default: what"
              + " /fit/data of the macro names, else asimov.")
  private String data;

  /** The data as a reader is told. */
  String named(RunConfiguration run) {
    return LimitInput.named(Optional.ofNullable(data), run);
  }

  /** The data; empty for Asimov data. */
  Optional<ObservedData> observed(RunConfiguration run) {
    return LimitInput.observed(Optional.ofNullable(data), run, command);
  }
}
