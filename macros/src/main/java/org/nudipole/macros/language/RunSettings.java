package org.nudipole.macros.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.sampling.RandomStreams;

/**
 * Everything a macro says about one run.
 *
 * @param settings settings in the order of the command list, overrides applied, without seed, its
 *     run and run command
 * @param faulty commands whose last value could not be read: their absence is no further fault
 * @param runCommand {@code /run/beamOn} or {@code /run/expose}; empty if the macro has none
 * @param seed master seed
 * @param seedRun which run of that seed it is: its own random numbers
 * @param number number k of this run in the macro, from 0
 * @param inLoop whether the run command stands in a loop, where closed channels are no fault
 * @param aliases what the names of the macro and of the command line stood for at the run command,
 *     those of loops among them, in the order in which they came
 */
public record RunSettings(
    List<Setting> settings,
    Set<String> faulty,
    Optional<Setting> runCommand,
    long seed,
    long seedRun,
    int number,
    boolean inLoop,
    Map<String, String> aliases) {
  /**
   * Puts the settings into the order of the command list: those of all modules, then those of each,
   * the one that begins it first.
   */
  public RunSettings {
    List<String> modules = modules(settings);
    settings =
        settings.stream()
            .sorted(
                Comparator.<Setting>comparingInt(setting -> modules.indexOf(setting.module()))
                    .thenComparingInt(setting -> setting.is(DetectorCommands.MODULE) ? 0 : 1)
                    .thenComparingInt(setting -> Commands.order(setting.spec()))
                    .thenComparing(Setting::key))
            .toList();
    faulty = Set.copyOf(faulty);
    aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
  }

  /**
   * A text, such as the name of a file, with what {@code {name}} stands for in this run.
   *
   * @throws IllegalArgumentException saying which name stands for nothing
   */
  public String filled(String text) {
    return Aliases.filled(
        text,
        aliases,
        name -> {
          throw new IllegalArgumentException(
              "{" + name + "} (" + Aliases.UNKNOWN + ") " + Aliases.advice(name, aliases.keySet()));
        });
  }

  /** The aliases for programs: a number where the text is one, else the text. */
  public Map<String, Object> aliasValues() {
    Map<String, Object> values = new LinkedHashMap<>();
    aliases.forEach(
        (name, text) ->
            values.put(name, NumberSyntax.isNumber(text) ? new BigDecimal(text) : text));
    return values;
  }

  /** The random numbers of this run. */
  public RandomStreams streams() {
    return new RandomStreams(seed, seedRun, 0, 0);
  }

  /** The names of the detector's modules in the order in which they begin; none of one detector. */
  public List<String> modules() {
    return modules(settings);
  }

  private static List<String> modules(List<Setting> settings) {
    return settings.stream()
        .filter(setting -> setting.is(DetectorCommands.MODULE))
        .map(Setting::module)
        .distinct()
        .toList();
  }

  /**
   * What these settings say about one module, as if it were all of the detector.
   *
   * @param name one of {@link #modules()}
   */
  public RunSettings ofModule(String name) {
    Map<String, Setting> own = new LinkedHashMap<>();
    Stream.of("", name)
        .flatMap(module -> settings.stream().filter(setting -> setting.module().equals(module)))
        .filter(setting -> !setting.is(DetectorCommands.MODULE))
        .forEach(setting -> own.put(setting.commonKey(), setting.of("")));
    return new RunSettings(
        List.copyOf(own.values()), faulty, runCommand, seed, seedRun, number, inLoop, aliases);
  }

  /**
   * These settings with another value of one command, in place of what a macro's line would
   * replace.
   *
   * @param command a command
   * @param value the value as a macro has it
   * @throws MacroException if the value cannot be read
   */
  public RunSettings with(String command, String value) {
    return with(List.of(command + "=" + value), i -> SourceLocation.of(command));
  }

  /**
   * These settings with other values of some commands, as with the option {@code --set}.
   *
   * @param options COMMAND=VALUE; a file among the values is one of this run
   * @throws MacroException if any cannot be read
   */
  public RunSettings with(List<String> options) {
    return with(options, Overrides::option);
  }

  /** As {@link #with(List)}; faults tell the place that each of the options has. */
  RunSettings with(List<String> options, IntFunction<SourceLocation> place) {
    Faults faults = new Faults();
    FileScope files = FileScope.commandLine(List.of(new StoredFiles(files())));
    Overrides overrides = Overrides.of(options, place, files, faults);
    if (faults.count() > 0) {
      throw new MacroException(faults.sorted());
    }
    Map<String, Setting> changed = new LinkedHashMap<>();
    settings.forEach(setting -> changed.put(setting.key(), setting));
    overrides.replace(changed, faults);
    if (faults.count() > 0) {
      throw new MacroException(faults.sorted());
    }
    Optional<Setting> first = Optional.ofNullable(changed.remove(RunCommands.SEED.path()));
    Optional<Setting> run = Optional.ofNullable(changed.remove(RunCommands.SEED_RUN.path()));
    return new RunSettings(
        List.copyOf(changed.values()),
        faulty,
        overrides.runCommand().or(() -> runCommand),
        first.map(setting -> setting.integer("seed")).orElse(seed),
        run.map(setting -> setting.integer("run") + number).orElse(seedRun),
        number,
        inLoop,
        aliases);
  }

  private Map<String, String> files() {
    return settings.stream()
        .flatMap(setting -> setting.arguments().stream())
        .map(Argument::value)
        .filter(Value.Table.class::isInstance)
        .map(Value.Table.class::cast)
        .collect(
            Collectors.toMap(
                Value.Table::path, Value.Table::content, (one, other) -> one, HashMap::new));
  }

  /** Whether a signal is not at its null. */
  public boolean hasSignal() {
    return settings.stream().anyMatch(Setting::isSignal);
  }

  /** These settings with every signal at its null: the hypothesis of no signal. */
  public RunSettings withoutSignal() {
    return new RunSettings(
        settings.stream().map(Setting::withoutSignal).toList(),
        faulty,
        runCommand,
        seed,
        seedRun,
        number,
        inLoop,
        aliases);
  }

  /** These settings without what is said about limits and fits. */
  public RunSettings withoutAnalysis() {
    List<Setting> rest = settings.stream().filter(s -> s.spec().scope() != Scope.ANALYSIS).toList();
    return new RunSettings(rest, faulty, runCommand, seed, seedRun, number, inLoop, aliases);
  }

  /** These settings without a command. */
  public RunSettings without(CommandSpec command) {
    return without(command.path());
  }

  /** These settings without a command. */
  public RunSettings without(String command) {
    List<Setting> rest = settings.stream().filter(s -> !s.path().equals(command)).toList();
    return new RunSettings(rest, faulty, runCommand, seed, seedRun, number, inLoop, aliases);
  }

  /**
   * These settings as of a run in a loop, where a sterile mass without open channels is no fault.
   */
  public RunSettings looped() {
    return new RunSettings(settings, faulty, runCommand, seed, seedRun, number, true, aliases);
  }

  /**
   * These settings as of a hypothesis: of which only the expected counts are asked, be they 0, and
   * nothing is generated.
   */
  public RunSettings hypothesis() {
    return new RunSettings(
        settings, faulty, Optional.empty(), seed, seedRun, number, true, aliases);
  }

  /** Whether nothing is generated from these settings. */
  public boolean isHypothesis() {
    return inLoop && runCommand.isEmpty();
  }

  /** As {@link #with(String, String)}. */
  public RunSettings with(CommandSpec command, String value) {
    return with(command.path(), value);
  }

  /** The setting of a command that holds one value. */
  public Optional<Setting> get(CommandSpec command) {
    return get(command.path());
  }

  /** The setting of a command that holds one value, or the default of the language. */
  public Optional<Setting> value(CommandSpec command) {
    return get(command).or(() -> command.defaultSetting(this));
  }

  /** The settings of a command of which several hold together. */
  public List<Setting> all(CommandSpec command) {
    return all(command.path());
  }

  /** Whether the last value of a command could not be read. */
  public boolean isFaulty(CommandSpec command) {
    return isFaulty(command.path());
  }

  /** The setting of a command that holds one value, about all modules. */
  public Optional<Setting> get(String command) {
    return common(command).findFirst();
  }

  /** The settings of a command of which several hold together, about all modules. */
  public List<Setting> all(String command) {
    return common(command).toList();
  }

  private Stream<Setting> common(String command) {
    return settings.stream()
        .filter(setting -> setting.isCommon() && setting.path().equals(command));
  }

  /** Whether the last value of a command could not be read. */
  public boolean isFaulty(String command) {
    // What a file that could not be read would have set is unknown.
    return faulty.contains(command)
        || Stream.of(ControlCommands.EXECUTE, ControlCommands.LOOP, ControlCommands.FOREACH)
            .map(CommandSpec::path)
            .anyMatch(faulty::contains);
  }

  /**
   * The tables of this run under the short unique names that {@link #toMacro()} uses for them.
   *
   * @return name to text, in the order of the settings
   */
  public Map<String, String> tables() {
    Map<String, String> texts = new LinkedHashMap<>();
    tableNames().forEach((table, name) -> texts.put(name, table.content()));
    return texts;
  }

  /**
   * The fully resolved macro of this run: no aliases, includes or loops, overrides applied, the
   * seed and one run command, no output file. Numbers and units stand as they were written, so
   * reading it again, with {@link #tables()} as files, gives the same settings.
   */
  public String toMacro() {
    Map<Value.Table, String> names = tableNames();
    StringBuilder macro = new StringBuilder();
    macro.append(RunCommands.SEED.path()).append(' ').append(seed).append('\n');
    if (seedRun > 0) {
      macro.append(RunCommands.SEED_RUN.path()).append(' ').append(seedRun).append('\n');
    }
    for (Setting setting : settings) {
      if (setting.spec().role() == CommandSpec.Role.SETTING) {
        macro.append(line(setting, names)).append('\n');
      }
    }
    runCommand.ifPresent(setting -> macro.append(line(setting, names)).append('\n'));
    return macro.toString();
  }

  private static String line(Setting setting, Map<Value.Table, String> names) {
    List<String> words = new ArrayList<>();
    words.add(setting.path());
    if (!setting.keyword().isEmpty()) {
      words.add(setting.keyword());
    }
    for (Argument argument : setting.arguments()) {
      if (argument.given()) {
        words.add(
            argument.value() instanceof Value.Table table
                ? names.get(table)
                : argument.value().text());
      }
    }
    return String.join(" ", words);
  }

  Map<Value.Table, String> tableNames() {
    Map<Value.Table, String> names = new LinkedHashMap<>();
    for (Setting setting : settings) {
      for (Argument argument : setting.arguments()) {
        if (argument.value() instanceof Value.Table table && !names.containsKey(table)) {
          names.put(table, unused(shortName(table.path()), names));
        }
      }
    }
    return names;
  }

  /** The file's own name, in characters that need no quoting anywhere. */
  private static String shortName(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return name.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private static String unused(String name, Map<Value.Table, String> names) {
    String candidate = name;
    // Event files list the digests of shipped tables and of these under one set of names.
    List<String> shipped = Table.shipped();
    for (int i = 2; names.containsValue(candidate) || shipped.contains(candidate); i++) {
      candidate = i + "-" + name;
    }
    return candidate;
  }
}
