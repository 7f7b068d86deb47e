package org.nudipole.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Commands;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.FileSource;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.ParsedMacro;
import org.nudipole.macros.language.RunCommands;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.ShippedFiles;
import org.nudipole.macros.language.SourceFile;
import org.nudipole.macros.language.SystemFiles;

/**
 * The lines that were typed into the shell, and the experiment that they make. To commands it is a
 * macro named {@value #NAME}: the present values, resolved, and the last run command.
 */
final class ShellSession implements FileSource {
  /** What the session is called as a macro. */
  static final String NAME = "session.mac";

  /** Ends the reading of the lines with a run, which sees the present values. */
  private static final String END = RunCommands.EXPOSE.path();

  private final SystemFiles disk = new SystemFiles();
  private final List<String> lines = new ArrayList<>();
  private int runs;

  /** Reads macros as the program does, this session among them. */
  MacroParser parser() {
    return new MacroParser(List.of(this, disk, new ShippedFiles()));
  }

  /**
   * Takes a line of a macro.
   *
   * @throws MacroException if it has faults; the session stays what it was
   */
  void add(String line) {
    lines.add(line);
    List<Fault> faults = read().faults();
    if (!faults.isEmpty()) {
      lines.remove(lines.size() - 1);
      throw new MacroException(faults);
    }
  }

  /** Takes the last line back; false if there is none. */
  boolean undo() {
    return !lines.isEmpty() && lines.remove(lines.size() - 1) != null;
  }

  /** Forgets all. */
  void clear() {
    lines.clear();
    runs = 0;
  }

  /** The present values. */
  RunSettings state() {
    List<RunSettings> read = read().runs();
    return read.get(read.size() - 1);
  }

  /** Counts a run of the session, so that the next one has random numbers of its own. */
  void ran() {
    runs++;
  }

  /** How many runs there were. */
  int runs() {
    return runs;
  }

  private ParsedMacro read() {
    String text = String.join("\n", lines) + "\n" + END + "\n";
    FileSource typed =
        (name, from) -> name.equals(NAME) ? Optional.of(file(text)) : Optional.empty();
    return new MacroParser(List.of(typed, disk, new ShippedFiles()))
        .read(NAME, List.of(), List.of());
  }

  private Optional<Setting> runCommand() {
    List<RunSettings> read = read().runs();
    return read.size() < 2 ? Optional.empty() : read.get(read.size() - 2).runCommand();
  }

  // Tables are not resolved: the lines name them where they are.
  private SourceFile file(String text) {
    return new SourceFile(NAME, text.getBytes(StandardCharsets.UTF_8), disk);
  }

  @Override
  public Optional<SourceFile> find(String name, String from) {
    RunSettings state = state();
    if (from.equals(NAME) || from.isEmpty() && name.equals(NAME)) {
      String text = name.equals(NAME) ? macro(state) : state.tables().get(name);
      return Optional.ofNullable(text)
          .map(t -> new SourceFile(name, t.getBytes(StandardCharsets.UTF_8), this));
    }
    return Optional.empty();
  }

  private String macro(RunSettings state) {
    String first = RunCommands.SEED_RUN.path() + " ";
    StringBuilder text = new StringBuilder();
    state
        .toMacro()
        .lines()
        .filter(line -> !line.startsWith(first) && !line.equals(END))
        .forEach(line -> text.append(line).append('\n'));
    state.settings().stream()
        .filter(setting -> setting.spec().role() == CommandSpec.Role.OUTPUT)
        .forEach(setting -> text.append(setting).append('\n'));
    long run = read().runs().get(0).seedRun() + runs;
    if (run > 0) {
      text.append(first).append(run).append('\n');
    }
    runCommand().ifPresent(setting -> text.append(setting).append('\n'));
    return text.toString();
  }

  /**
   * The present values.
   *
   * @param begin of the names of commands; empty for all that were given
   * @return command to value, defaults among them if a beginning is given
   */
  Map<String, String> shown(String begin) {
    RunSettings state = state();
    Map<String, String> shown = new LinkedHashMap<>();
    if (begin.isEmpty()) {
      shown.put(RunCommands.SEED.path(), Long.toString(state.seed()));
    }
    for (CommandSpec command : Commands.all()) {
      if (!command.path().startsWith(begin)) {
        continue;
      }
      List<Setting> given =
          state.settings().stream().filter(setting -> setting.is(command)).toList();
      for (Setting setting : given) {
        String value = setting.toString().substring(command.path().length()).strip();
        String name = setting.module().isEmpty() ? command.path() : setting.key();
        shown.merge(name, value, (one, other) -> one + "; " + other);
      }
      if (given.isEmpty() && !begin.isEmpty() && command.role() == CommandSpec.Role.SETTING) {
        shown.put(command.path(), "(" + command.standard().text() + ")");
      }
    }
    return shown;
  }
}
