package org.nudipole.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.CheckReport;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.MacroException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nudipole macro check}: all faults and warnings of a macro. */
@Command(
    name = "check",
    header = "Tell all faults and warnings of a macro, and run nothing.",
    description = {
      "Reads the macro and all that it names, and binds every run of it, as the commands do that"
          + " use it. Faults and warnings go to stderr; with --json they are objects with file,"
          + " line and column.",
      "Exit code 0 if the macro has no fault, 2 if it has. A macro without run command is fine; one"
          + " that lacks a source or a detector is not."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole macro check my.mac",
      "  nudipole macro check my.mac --strict",
      "  nudipole macro check my.mac --set \"/detector/mass=2 kg\" --json"
    })
final class MacroCheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private MacroOptions options = new MacroOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  MacroCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    answer.check();
    try {
      List<RunConfiguration> runs = options.readAsItIs(console);
      answer.give(console, CheckReport.of(options.macro(), runs).warned(options.warnings()));
      return ExitCode.DONE;
    } catch (MacroException e) {
      e.faults().forEach(fault -> console.complain(fault.toString()));
      answer.give(console, CheckReport.of(options.macro(), e));
      return ExitCode.USAGE;
    }
  }
}
