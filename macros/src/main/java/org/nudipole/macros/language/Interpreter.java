package org.nudipole.macros.language;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows a macro through its includes and loops and keeps what each run command sees. */
final class Interpreter {
  private static final int DEEPEST = 64;
  private static final int MOST_FAULTS = 10_000;
  private static final int MOST_RUNS = 10_000;

  private final Overrides overrides;
  private final Aliases aliases;
  private final Faults faults;
  // In the order of the macro, which is that of the modules.
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Set<String> faulty = new HashSet<>();
  private final List<RunSettings> runs = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final List<Setting> late = new ArrayList<>();
  private long left;
  private int loops;
  private String module = "";
  // Keys of what is about all modules and stands among the lines of one, and which one.
  private final Map<String, String> among = new HashMap<>();
  private boolean stopped;

  Interpreter(Overrides overrides, Aliases aliases, long longest, Faults faults) {
    this.overrides = overrides;
    this.aliases = aliases;
    this.left = longest;
    this.faults = faults;
  }

  /** The runs met so far, or one without run command. */
  List<RunSettings> runs() {
    return runs.isEmpty() ? List.of(snapshot(Optional.empty())) : List.copyOf(runs);
  }

  /** Reports what stands behind the last run command: whoever wrote it expects it to count. */
  void reportLate() {
    if (runs.isEmpty()) {
      return;
    }
    for (Setting setting : late) {
      faults.add(
          setting.location(),
          setting.path(),
          "behind the last run command it changes no run",
          "move it before the run command");
    }
  }

  /** Executes every line of a macro. */
  void run(SourceFile file, FileScope scope) {
    open.addLast(file.path());
    String outer = module;
    int before = faults.count();
    List<String> lines = Lines.of(file, faults);
    if (faults.count() > before) {
      // The line might be any command, even one that reads other lines.
      faulty.add(ControlCommands.EXECUTE.path());
    }
    for (int i = 0; i < lines.size() && !stopped; i++) {
      SourceLocation begin = new SourceLocation(file.path(), i + 1, 1);
      spend(lines.get(i).length() + 1, begin);
      Statement statement = Statement.of(lines.get(i), begin, aliases, faults);
      if (!statement.tokens().isEmpty() && !stopped) {
        execute(statement, begin, scope);
      }
    }
    open.removeLast();
    // A module that began in an included file ends with it.
    module = outer;
  }

  private void execute(Statement statement, SourceLocation begin, FileScope scope) {
    Optional<CommandSpec> spec = Commands.find(statement, begin, faulty, faults);
    if (spec.isEmpty()) {
      return;
    }
    Optional<Setting> read = SettingReader.read(spec.get(), statement, begin, scope, faults);
    if (read.isEmpty()) {
      faulty.add(spec.get().path());
      if (spec.get().role() == CommandSpec.Role.RUN) {
        record(Optional.empty(), begin);
      }
      return;
    }
    Setting setting = read.get();
    switch (spec.get().role()) {
      case CONTROL -> control(setting, scope);
      case RUN -> record(Optional.of(setting), begin);
      case FOREIGN -> settings.put(setting.key(), setting);
      case SETTING, OUTPUT -> {
        keep(setting);
        // In a loop it is for the next pass.
        if (loops == 0) {
          late.add(setting);
        }
      }
    }
  }

  private void keep(Setting setting) {
    boolean begins = setting.is(DetectorCommands.MODULE);
    if (begins) {
      module = setting.word("name");
    }
    Setting own = setting.spec().isOfModule() ? setting.of(module) : setting;
    if (begins || !own.module().isEmpty()) {
      // Behind the last of a module's lines stands what ends a macro.
      among.forEach((key, name) -> settings.computeIfPresent(key, (k, all) -> all.among(name)));
      among.clear();
    }
    settings.put(own.key(), own);
    if (own.isCommon() && !module.isEmpty()) {
      among.put(own.key(), module);
    }
    faulty.remove(setting.path());
  }

  private void control(Setting setting, FileScope scope) {
    if (setting.spec().equals(ControlCommands.ALIAS)) {
      aliases.define(setting.word("name"), setting.text("value"));
      return;
    }
    Optional<SourceFile> file = include(setting, scope);
    if (setting.spec().equals(ControlCommands.EXECUTE)) {
      file.ifPresent(found -> run(found, scope.inside(found)));
      return;
    }
    List<String> values =
        setting.spec().equals(ControlCommands.LOOP)
            ? LoopValues.of(setting, faults)
            : words(setting);
    if (values.isEmpty() && setting.spec().equals(ControlCommands.LOOP)) {
      faulty.add(setting.path());
    }
    String name = setting.word("name");
    if (aliases.isFixed(name)) {
      faults.add(
          setting.argument("name").orElseThrow().location(),
          setting.path() + " ... " + name,
          "--alias gives {" + name + "} one value",
          "drop --alias " + name + " or rename the variable of the loop");
      return;
    }
    loops++;
    for (String value : values) {
      aliases.define(name, value);
      if (file.isPresent() && !stopped) {
        spend(value.length(), setting.location());
        run(file.get(), scope.inside(file.get()));
      }
    }
    loops--;
  }

  private Optional<SourceFile> include(Setting setting, FileScope scope) {
    String name = setting.text("file");
    String problem = setting.path() + " " + Printable.shown(name);
    SourceLocation at = setting.argument("file").orElseThrow().location();
    try {
      Optional<SourceFile> file = scope.find(name);
      if (file.isEmpty()) {
        faults.add(
            at,
            problem,
            "no such file beside " + at.file() + " nor among the shipped macros",
            "give a path relative to " + at.file());
      } else if (open.contains(file.get().path())) {
        faults.add(
            at,
            problem,
            "include loop " + String.join(" -> ", open) + " -> " + file.get().path(),
            "remove one of these includes");
      } else if (open.size() >= DEEPEST) {
        faults.add(at, problem, "includes are nested " + DEEPEST + " deep", "remove one of them");
      } else {
        return file;
      }
    } catch (IOException e) {
      faults.add(at, problem, "cannot read it: " + e.getMessage(), "check the file");
    }
    faulty.add(setting.path());
    return Optional.empty();
  }

  private List<String> words(Setting setting) {
    String list = setting.text("values").trim();
    return list.isEmpty() ? List.of() : List.of(list.split("[ \t]+"));
  }

  private void record(Optional<Setting> runCommand, SourceLocation at) {
    spend(settings.size() + 1L, at);
    late.clear();
    if (!stopped && runs.size() >= MOST_RUNS) {
      stop(at, "has too many runs", "over " + MOST_RUNS, "make several macros of it");
    }
    runs.add(snapshot(runCommand));
  }

  private RunSettings snapshot(Optional<Setting> runCommand) {
    Map<String, Setting> all = new LinkedHashMap<>(settings);
    overrides.replacePeriods(all, faults);
    Set<String> unread = new HashSet<>(faulty);
    unread.removeIf(path -> overrides.settings().containsKey(path));
    unread.addAll(overrides.faulty());
    all.computeIfPresent(RunCommands.FILE.path(), (path, file) -> named(file));
    Setting seed = taken(RunCommands.SEED, all);
    Setting first = taken(RunCommands.SEED_RUN, all);
    return new RunSettings(
        List.copyOf(all.values()),
        Set.copyOf(unread),
        overrides.runCommand().or(() -> runCommand),
        seed.integer("seed"),
        first.integer("run") + runs.size(),
        runs.size(),
        loops > 0,
        aliases.all());
  }

  // The event file by the name that it has in the run that begins.
  private Setting named(Setting setting) {
    Argument file = setting.arguments().get(0);
    Map<String, String> values = aliases.all();
    String name =
        Aliases.filled(
            file.value().text(),
            values,
            unknown ->
                faults.add(
                    file.location(),
                    setting.path() + " {" + unknown + "}",
                    Aliases.UNKNOWN,
                    Aliases.advice(unknown, values.keySet())));
    Argument named = new Argument(file.name(), new Value.Word(name), file.given(), file.location());
    return new Setting(setting.spec(), setting.keyword(), List.of(named), setting.location());
  }

  private static Setting taken(CommandSpec command, Map<String, Setting> settings) {
    return Optional.ofNullable(settings.remove(command.path()))
        .or(command::defaultSetting)
        .orElseThrow();
  }

  private void spend(long characters, SourceLocation at) {
    left -= characters;
    if (stopped) {
      return;
    }
    if (left < 0) {
      stop(at, "is too long", "loops and includes go on without end", "shorten its loops");
    } else if (faults.count() >= MOST_FAULTS) {
      stop(at, "has too many faults", "over " + MOST_FAULTS, "correct those above first");
    }
  }

  private void stop(SourceLocation at, String problem, String why, String advice) {
    stopped = true;
    faulty.add(ControlCommands.EXECUTE.path());
    faults.add(at, "the macro " + problem, why, advice);
  }
}
