package org.nudipole.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nudipole completion}: scripts that let a shell complete commands. */
@Command(
    name = "completion",
    header = "Print a script that lets the shell complete commands, options and macros.",
    description = {
      "bash and zsh share one script; source it in ~/.bashrc or ~/.zshrc. fish finds it in"
          + " ~/.config/fish/completions.",
      "Commands, options and names of shipped macros are those of this version: make the script"
          + " anew after an update."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole completion bash > ~/.nudipole-completion",
      "  nudipole completion fish > ~/.config/fish/completions/nudipole.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  private final Console console;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine program = Nudipole.commandLine(List.of(), console);
    if (shell == Shell.fish) {
      console.out().print(FishCompletion.script(program));
    } else {
      Completions.tell(program);
      console.out().print(AutoComplete.bash(program.getCommandName(), program));
    }
    return ExitCode.DONE;
  }
}
