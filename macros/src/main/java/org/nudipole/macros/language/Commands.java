package org.nudipole.macros.language;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every command of the macro language, in the order of the reference and of resolved macros. */
public final class Commands {
  private static final List<CommandSpec> ALL =
      Stream.of(
              ControlCommands.ALL,
              List.of(RunCommands.SEED, RunCommands.SEED_RUN),
              SourceCommands.ALL,
              MaterialCommands.ALL,
              DetectorCommands.ALL,
              InteractionCommands.ALL,
              DipoleCommands.ALL,
              MixingCommands.ALL,
              ResponseCommands.ALL,
              BackgroundCommands.ALL,
              FitCommands.ALL,
              RunCommands.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, CommandSpec> BY_PATH = byPath();
  private static final Map<String, Integer> ORDER = order();

  private Commands() {}

  /** All commands. */
  public static List<CommandSpec> all() {
    return ALL;
  }

  /** The command of this name. */
  public static Optional<CommandSpec> find(String path) {
    return Optional.ofNullable(BY_PATH.get(path));
  }

  /**
   * The command that a line calls, after reporting that there is none.
   *
   * @param faulty gains the command that was probably meant, so that it is not missed as well
   */
  static Optional<CommandSpec> find(
      Statement statement, SourceLocation begin, Set<String> faulty, Faults faults) {
    Token word = statement.tokens().get(0);
    Optional<CommandSpec> spec = find(word.text());
    if (spec.isEmpty() && GeantCommands.instead(word.text()).isPresent()) {
      faults.add(
          begin.atColumn(word.column()),
          Printable.shown(word.text()),
          "a command of Geant4 that is none here",
          GeantCommands.instead(word.text()).orElseThrow());
    } else if (spec.isEmpty()) {
      Optional<String> meant = Nearest.to(word.text(), paths());
      meant.ifPresent(faulty::add);
      String shown = Printable.shown(word.text());
      faults.add(
          begin.atColumn(word.column()),
          shown,
          "unknown command",
          Nearest.suggestion(meant, "`nudipole list commands` shows all"));
    }
    return spec;
  }

  /** Place of a command in the list. */
  static int order(CommandSpec command) {
    return ORDER.get(command.path());
  }

  /** The names of all commands. */
  public static Set<String> paths() {
    return BY_PATH.keySet();
  }

  private static Map<String, Integer> order() {
    Map<String, Integer> order = new HashMap<>();
    ALL.forEach(command -> order.put(command.path(), order.size()));
    return order;
  }

  private static Map<String, CommandSpec> byPath() {
    Map<String, CommandSpec> commands = new LinkedHashMap<>();
    ALL.forEach(command -> commands.put(command.path(), command));
    return Collections.unmodifiableMap(commands);
  }
}
