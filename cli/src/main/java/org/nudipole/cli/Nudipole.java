package org.nudipole.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nudipole.cli.report.Width;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

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
      return Handling.bug(e, console);
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
    Handling handling = new Handling(console);
    program.setExitCodeExceptionMapper(handling);
    program.setExecutionExceptionHandler(handling);
    program.setParameterExceptionHandler(handling);
    program.setExecutionStrategy(handling);
    return program;
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
}
