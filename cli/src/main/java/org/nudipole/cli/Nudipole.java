package org.nudipole.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nudipole.cli.report.OutputException;
import org.nudipole.cli.report.Width;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.language.MacroException;
import org.nudipole.validation.challenge.ChallengeException;
import org.nudipole.validation.challenge.RefusedDataException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line program. */
@Command(
    name = "nudipole",
    header = "Neutrinos on real detectors: event generator and expected rates.",
    description =
        "Coherent elastic neutrino-nucleus scattering and neutrino-electron scattering, in the"
            + " Standard Model and through the sterile dipole portal. An experiment is a macro:"
            + " source, detector, interaction, response, exposure.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  nudipole list macros",
      "  nudipole rate cr51-cevns-ge",
      "  nudipole run cr51-cevns-ge -o events.h5",
      "  nudipole verify events.h5",
      "",
      "`nudipole COMMAND --help` explains a command."
    })
public final class Nudipole {
  /** Environment variable; if it is set, errors show where in the program they arose. */
  static final String TRACE = "NUDIPOLE_TRACE";

  /** System property that the launcher sets where stderr is a terminal, which Java cannot tell. */
  private static final String TERMINAL = "nudipole.terminal";

  private static final int NARROWEST_HELP = 55;
  private static final int WIDEST_HELP = 100;

  private Nudipole() {}

  /**
   * Runs the program and ends the JVM with its exit code.
   *
   * @param args command line
   */
  public static void main(String[] args) {
    StandardOutput output = new StandardOutput();
    PrintStream out = new PrintStream(output, false, UTF_8);
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    int code = execute(List.of(args), new Console(out, err, Boolean.getBoolean(TERMINAL)));
    out.flush();
    if (output.isIncomplete()) {
      err.println("nudipole: standard output: " + output.reason());
      code = code == ExitCode.DONE ? ExitCode.INPUT_OUTPUT : code;
    }
    System.exit(code);
  }

  /**
   * Runs a command line inside this JVM.
   *
   * @param given command line
   * @return exit code
   */
  static int execute(List<String> given, Console console) {
    List<String> args = help(given);
    CommandLine program = commandLine(args, console);
    try {
      return program.execute(args.toArray(String[]::new));
    } catch (OutOfMemoryError e) {
      console.complain(
          "nudipole: out of memory (Java may use "
              + Runtime.getRuntime().maxMemory() / 1_000_000
              + " MB) Use fewer --threads, or give it more: NUDIPOLE_JAVA_OPTS=-Xmx2g");
      return ExitCode.INTERNAL;
    } catch (Error e) {
      return bug(e, console);
    }
  }

  // `help COMMAND` is `COMMAND --help`, as other programs have it.
  private static List<String> help(List<String> args) {
    return args.isEmpty() || !args.get(0).equals("help")
        ? args
        : Stream.concat(args.stream().skip(1), Stream.of("--help")).toList();
  }

  /** Every command by its name, in the order of the help. */
  private static Map<String, Supplier<CommandLine>> commands(Console console) {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("run", () -> new CommandLine(new RunCommand(console)));
    commands.put("rate", () -> new CommandLine(new RateCommand(console)));
    commands.put("compare", () -> new CommandLine(new CompareCommand(console)));
    commands.put("limit", () -> new CommandLine(new LimitCommand(console)));
    commands.put("fit", () -> new CommandLine(new FitCommand(console)));
    commands.put("reweight", () -> new CommandLine(new ReweightCommand(console)));
    commands.put("export", () -> ExportCommand.commandLine(console));
    commands.put("merge", () -> new CommandLine(new MergeCommand(console)));
    commands.put("cluster-job", () -> new CommandLine(new ClusterJobCommand(console)));
    commands.put("report", () -> new CommandLine(new ReportCommand(console)));
    commands.put("print", () -> new CommandLine(new PrintCommand(console)));
    commands.put("inspect", () -> new CommandLine(new InspectCommand(console)));
    commands.put("verify", () -> new CommandLine(new VerifyCommand(console)));
    commands.put("shell", () -> new CommandLine(new ShellCommand(console)));
    commands.put("init", () -> InitCommand.of(console));
    commands.put("macro", () -> macro(console));
    commands.put("list", () -> new CommandLine(new ListCommand(console)));
    commands.put("completion", () -> new CommandLine(new CompletionCommand(console)));
    commands.put("challenge", () -> challenge(console));
    return commands;
  }

  private static CommandLine macro(Console console) {
    return new CommandLine(new MacroCommand())
        .addSubcommand(new MacroCheckCommand(console))
        .addSubcommand(new MacroFormatCommand(console))
        .addSubcommand(new MacroExpandCommand(console));
  }

  private static CommandLine challenge(Console console) {
    return new CommandLine(new ChallengeCommand())
        .addSubcommand(new ChallengeCreateCommand(console))
        .addSubcommand(new ChallengeSubmitCommand(console))
        .addSubcommand(new ChallengeBaselineCommand(console))
        .addSubcommand(new ChallengeScoreCommand(console));
  }

  /**
   * The program with every command and what each takes, as the help shows it: for those who write
   * pages of it.
   *
   * @param width columns that an example may take
   */
  public static CommandLine model(int width) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    return commandLine(List.of(), new Console(nowhere, nowhere, false), width);
  }

  static CommandLine commandLine(List<String> args, Console console) {
    return commandLine(args, console, helpWidth());
  }

  private static CommandLine commandLine(List<String> args, Console console, int width) {
    CommandLine program = new CommandLine(new Nudipole());
    Map<String, Supplier<CommandLine>> commands = commands(console);
    String first = args.isEmpty() ? "" : args.get(0);
    // Each command takes its share of the start: where one is named, the others stay away.
    commands.keySet().stream()
        .filter(name -> name.equals(first) || !commands.containsKey(first))
        .forEach(name -> program.addSubcommand(name, commands.get(name).get()));
    all(program).map(CommandLine::getCommandSpec).forEach(command -> explain(command, width));
    program.setExpandAtFiles(false);
    // Else a value that is none of an enum's is told each of them twice.
    program.setCaseInsensitiveEnumValuesAllowed(true);
    program.setUsageHelpWidth(width);
    UsageMessage.registerNumbers(program);
    program.setOut(new PrintWriter(console.out(), true, UTF_8));
    program.setErr(new PrintWriter(console.err(), true, UTF_8));
    program.setExitCodeExceptionMapper(e -> ExitCode.INTERNAL);
    program.setExecutionExceptionHandler((e, command, result) -> report(e, console));
    program.setParameterExceptionHandler((e, arguments) -> usage(e, console));
    program.setExecutionStrategy(
        parsed -> {
          List<CommandLine> named = parsed.asCommandLineList();
          CommandLine command = named.get(named.size() - 1);
          refuseNothing(command);
          Overwriting.check(command.getCommandSpec());
          return new RunLast().execute(parsed);
        });
    return program;
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

  static Stream<CommandLine> all(CommandLine program) {
    return Stream.concat(
        Stream.of(program), program.getSubcommands().values().stream().flatMap(Nudipole::all));
  }

  private static void explain(CommandSpec command, int width) {
    command.versionProvider(new Version()).mixinStandardHelpOptions(true);
    command
        .usageMessage()
        .headerHeading("%n")
        .synopsisHeading("%nUsage: ")
        .descriptionHeading("%n")
        .parameterListHeading("%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .sortOptions(false)
        .sortSynopsis(false)
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.explained())
        .footer(
            Examples.fitted(List.of(command.usageMessage().footer()), width)
                .toArray(String[]::new));
  }

  // Longer lines are no easier to read; shorter ones the parser does not write.
  private static int helpWidth() {
    return Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, Width.ofTerminal()));
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

  private static int bug(Throwable e, Console console) {
    console.complain(
        "nudipole: internal error: "
            + e
            + " (this is a bug) Please report it with the macro and what the same command says"
            + " under "
            + TRACE
            + "=1");
    trace(e, console);
    return ExitCode.INTERNAL;
  }

  private static void trace(Throwable e, Console console) {
    Map<String, String> environment = System.getenv();
    if (environment.containsKey(TRACE)) {
      e.printStackTrace(console.err());
    }
  }
}
