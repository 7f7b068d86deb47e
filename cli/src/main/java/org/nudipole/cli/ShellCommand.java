package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.Report;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Commands;
import org.nudipole.macros.language.MacroException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code nudipole shell}: commands of macros, one after the other, and what they give. */
@Command(
    name = "shell",
    header = "A prompt for commands of macros, with rate and run in place.",
    description = {
      "A line that begins with / is one of a macro: it changes the present values, or is refused"
          + " with its fault. /run/beamOn and /run/expose run at once. show tells the present"
          + " values; show /response those that begin so, defaults too; undo takes the last line"
          + " back, clear all; exit or Ctrl-D ends.",
      "All else is a command of the program; one that takes a MACRO takes the present values where"
          + " none is named. `macro expand -o DIR/` keeps them as a macro. Tab completes; Ctrl-C"
          + " stops a run and not the shell; anything else goes on, and ends with the shell at a"
          + " second Ctrl-C."
    },
    footer = {"", "Examples:", "  nudipole shell", "  nudipole shell --history my-history"})
final class ShellCommand implements Callable<Integer> {
  /** Shows the present values. */
  static final String SHOW = "show";

  private static final String UNDO = "undo";
  private static final String CLEAR = "clear";
  private static final String EXIT = "exit";

  /** The words of the shell itself, and what they do. */
  static final Map<String, String> WORDS = words();

  private static final String PROMPT = "nudipole> ";

  private final Console outside;
  private final Callable<Terminal> terminals;
  private final ShellSession session = new ShellSession();
  private final Interrupts interrupts = new Interrupts();
  private final Console console;
  private volatile boolean working;

  /** Whether somebody wanted an end of what is under way. */
  private volatile boolean asked;

  @Written
  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "What was typed, kept from one shell to the next. Default: ~/.nudipole_history.")
  private Path history = Path.of(System.getProperty("user.home"), ".nudipole_history");

  ShellCommand(Console console) {
    this(console, () -> TerminalBuilder.builder().system(true).dumb(true).build());
  }

  /**
   * For tests.
   *
   * @param terminals opens the terminal
   */
  ShellCommand(Console console, Callable<Terminal> terminals) {
    outside = console;
    this.terminals = terminals;
    this.console =
        new Console(console.out(), console.err(), console.terminal(), session.parser(), interrupts);
  }

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(SHOW, "the present values; with the beginning of commands, their defaults too");
    words.put(UNDO, "takes the last line back");
    words.put(CLEAR, "begins anew");
    words.put(EXIT, "ends the shell, as Ctrl-D does");
    return words;
  }

  @Override
  public Integer call() throws Exception {
    try (Terminal terminal = terminals.call()) {
      CommandLine program = Nudipole.commandLine(List.of(), console);
      Completions.tell(program);
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .parser(new DefaultParser().escapeChars(new char[0]))
              .completer(new ShellCompleter(program))
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      if (canKeep()) {
        reader.setVariable(LineReader.HISTORY_FILE, history);
      }
      terminal.handle(Terminal.Signal.INT, signal -> interrupted(reader));
      return loop(reader);
    }
  }

  // Asked at every line and refused each time, the library would tell of it as often.
  private boolean canKeep() {
    try {
      Files.createDirectories(history.toAbsolutePath().getParent());
      Files.newByteChannel(history, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
      return true;
    } catch (IOException e) {
      outside.complain(
          "nudipole: " + history + " (cannot write: " + e + ") what is typed will not be kept");
      return false;
    }
  }

  private int loop(LineReader reader) throws IOException {
    try {
      while (true) {
        try {
          String line = reader.readLine(PROMPT).strip();
          if (line.equals(EXIT)) {
            return ExitCode.DONE;
          }
          asked = false;
          working = true;
          obey(line);
        } catch (UserInterruptException e) {
          // Ctrl-C on a line drops it.
        } finally {
          working = false;
          console.out().flush();
        }
      }
    } catch (EndOfFileException e) {
      return ExitCode.DONE;
    } finally {
      reader.getHistory().save();
    }
  }

  // Work that has nothing to keep when it is half done, such as an integral, cannot be stopped
  // alone:
  // asked twice, it ends with the program, as it does outside of the shell.
  private void interrupted(LineReader reader) {
    if (!working || interrupts.interrupt()) {
      return;
    }
    if (!asked) {
      asked = true;
      outside.complain("nudipole: only a run can be stopped alone; Ctrl-C again ends the shell");
      return;
    }
    try {
      reader.getHistory().save();
    } catch (IOException e) {
      outside.complain("nudipole: " + history + " (" + e.getMessage() + ") what was typed is lost");
    }
    outside.out().flush();
    outside.err().flush();
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  private void obey(String line) {
    try {
      if (line.isEmpty() || line.startsWith("#")) {
        return;
      }
      if (line.startsWith("/")) {
        session.add(line);
        if (isRun(line)) {
          execute(new ArrayList<>(List.of("run")));
        }
        return;
      }
      List<String> words =
          new ArrayList<>(new DefaultParser().escapeChars(new char[0]).parse(line, 0).words());
      switch (words.get(0)) {
        case SHOW -> show(words.size() > 1 ? words.get(1) : "");
        case UNDO -> {
          if (!session.undo()) {
            console.complain("nothing to take back");
          }
        }
        case CLEAR -> session.clear();
        case "help" -> help(words);
        default -> execute(words);
      }
    } catch (MacroException e) {
      console.complain(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isRun(String line) {
    return Commands.find(line.split("[ \t]", 2)[0])
        .filter(command -> command.role() == CommandSpec.Role.RUN)
        .isPresent();
  }

  private void show(String begin) {
    Map<String, String> values = session.shown(begin);
    if (values.isEmpty()) {
      console.complain("no command begins with " + begin);
    }
    console.say(new Report("", List.of(new Block.Entries(values, ""))));
  }

  private void help(List<String> words) {
    if (words.size() == 1) {
      console.say(new Report("", List.of(new Block.Entries(WORDS, "  "))));
      Nudipole.execute(List.of("--help"), console);
      return;
    }
    Optional<CommandSpec> command = Commands.find(words.get(1));
    if (command.isEmpty()) {
      Nudipole.execute(words, console);
      return;
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Note(command.get().help() + " " + command.get().explanation()));
    command
        .get()
        .forms()
        .forEach(form -> blocks.add(new Block.Note("  " + command.get() + " " + form.syntax())));
    blocks.add(Block.line("default", command.get().standard().text()));
    blocks.add(Block.line("example", command.get().example()));
    console.say(new Report("", blocks));
  }

  private void execute(List<String> words) {
    if (words.get(0).equals("shell")) {
      console.complain("this is one already");
      return;
    }
    boolean here = lacksMacro(words);
    List<String> arguments = new ArrayList<>(words);
    if (here) {
      arguments.add(1 + group(words), ShellSession.NAME);
    }
    boolean runs = here && words.get(0).equals("run");
    if (runs && session.runs() > 0 && words.stream().noneMatch(w -> w.startsWith("-o"))) {
      arguments.addAll(List.of("-o", "session-r" + session.runs() + ".h5"));
    }
    int code = Nudipole.execute(arguments, console);
    if (runs && code == ExitCode.DONE && !words.contains("--dry-run")) {
      session.ran();
    }
  }

  // How many more words name the command, as in `macro check`.
  private int group(List<String> words) {
    CommandLine command = Nudipole.commandLine(words, console).getSubcommands().get(words.get(0));
    return words.size() > 1 && command.getSubcommands().containsKey(words.get(1)) ? 1 : 0;
  }

  private boolean lacksMacro(List<String> words) {
    try {
      Nudipole.commandLine(words, console).parseArgs(words.toArray(String[]::new));
      return false;
    } catch (MissingParameterException e) {
      return e.getMissing().stream().anyMatch(arg -> arg.paramLabel().equals("MACRO"));
    } catch (ParameterException e) {
      return false;
    }
  }
}
