package org.nudipole.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nudipole macro}: what can be done with a macro beside running it. */
@Command(
    name = "macro",
    header = "Check, format or expand a macro; nothing is run.",
    description =
        "check tells all faults and warnings, format puts a macro into canonical spacing, expand"
            + " shows what is left of it without includes, aliases and loops.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  nudipole macro check my.mac",
      "  nudipole macro format my.mac --write",
      "  nudipole macro expand cr51-cevns-ge"
    })
final class MacroCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "macro needs a command: "
            + spec.subcommands().keySet().stream().collect(Collectors.joining(", ")));
  }
}
