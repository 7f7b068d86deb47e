package org.nudipole.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nudipole.cli.report.OutputException;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.language.MacroException;
import org.nudipole.validation.challenge.ChallengeException;
import org.nudipole.validation.challenge.RefusedDataException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What becomes of a command line that was read: the command runs, or its fault is told.
 *
 * <p>A class and no lambdas: these would keep the parser's types, whose class files are of Java 5,
 * out of the launcher's archive of classes.
 */
final class Handling
    implements IExecutionStrategy,
        IParameterExceptionHandler,
        IExecutionExceptionHandler,
        IExitCodeExceptionMapper {
  private final Console console;

  Handling(Console console) {
    this.console = console;
  }

  @Override
  public int execute(ParseResult parsed) {
    List<CommandLine> named = parsed.asCommandLineList();
    CommandLine command = named.get(named.size() - 1);
    refuseNothing(command);
    Overwriting.check(command.getCommandSpec());
    return new RunLast().execute(parsed);
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    return usage(e, console);
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    return report(e, console);
  }

  @Override
  public int getExitCode(Throwable e) {
    return ExitCode.INTERNAL;
  }

  // A variable of a script that is empty names no file, and not the working directory.
  private static void refuseNothing(CommandLine command) {
    for (ArgSpec arg : command.getParseResult().matchedArgs()) {
      if (arg.arity().max() > 0 && arg.originalStringValues().contains("")) {
        String name = arg instanceof OptionSpec option ? option.names()[0] : arg.paramLabel();
        throw new ParameterException(
            command, name + " \"\" (it is empty) give " + arg.paramLabel());
      }
    }
  }

  private static int usage(ParameterException e, Console console) {
    console.complain("nudipole: " + UsageMessage.of(e));
    CommandLine command = e.getCommandLine();
    if (!UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
      Set<String> commands = command.getSubcommands().keySet();
      console.complain(
          (commands.isEmpty() ? "" : "Commands: " + String.join(", ", commands) + ". ")
              + "`"
              + command.getCommandSpec().qualifiedName()
              + " --help` explains "
              + (commands.isEmpty() ? "the command." : "them."));
    }
    return ExitCode.USAGE;
  }

  /** Tells why a command failed, and gives its exit code. */
  static int report(Exception e, Console console) {
    if (e instanceof ParameterException wrong) {
      return usage(wrong, console);
    }
    int code =
        e instanceof MacroException || e instanceof RefusedDataException
            ? ExitCode.USAGE
            : e instanceof ChallengeException
                ? ExitCode.FAILED
                : e instanceof EventFileException
                        || e instanceof OutputException
                        || e instanceof IOException
                        || e instanceof UncheckedIOException
                    ? ExitCode.INPUT_OUTPUT
                    : ExitCode.INTERNAL;
    if (code == ExitCode.INTERNAL) {
      return bug(e, console);
    }
    console.complain(String.valueOf(e.getMessage()));
    trace(e, console);
    return code;
  }

  /** Tells of what should not happen, and gives its exit code. */
  static int bug(Throwable e, Console console) {
    console.complain(
        "nudipole: internal error: "
            + e
            + " (this is a bug) Please report it with the macro and what the same command says"
            + " under "
            + Nudipole.TRACE
            + "=1");
    trace(e, console);
    return ExitCode.INTERNAL;
  }

  private static void trace(Throwable e, Console console) {
    Map<String, String> environment = System.getenv();
    if (environment.containsKey(Nudipole.TRACE)) {
      e.printStackTrace(console.err());
    }
  }
}
