package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nudipole.detector.DetectorModules;

/**
 * A number of a macro command that is varied: by a scan, a limit, a fit.
 *
 * @param command the command, such as {@code /dipole/mass}, behind {@code NAME:} where it is that
 *     of one detector module
 * @param before words between the command and the number, such as the indices of an element
 * @param name name of the number among the parameters of the command
 * @param unit unit in which it is written; empty for a plain number
 * @param range allowed values, in that unit
 */
public record FreeParameter(
    String command, List<String> before, String name, Optional<Unit> unit, Range range) {
  private static final String MARK = "#";

  /** Keeps a copy. */
  public FreeParameter {
    before = List.copyOf(before);
  }

  /**
   * Reads {@code COMMAND [WORDS] [#PARAMETER]}: the number of this name, or else the one behind the
   * words, is the one that varies. It has the unit of the run's own setting, or else of the
   * command's example.
   *
   * @param text the command with the words that say which of its settings is meant
   * @param settings the run
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static FreeParameter of(String text, RunSettings settings) {
    List<String> words = Arrays.asList(text.strip().split("\\s+", -1));
    String module = module(words.get(0));
    if (!module.isEmpty() && !settings.modules().contains(module)) {
      throw new IllegalArgumentException(
          text
              + " (there is no module "
              + module
              + ") "
              + (settings.modules().isEmpty()
                  ? "leave the name out, the macro has one detector"
                  : Nearest.choice(module, settings.modules())));
    }
    CommandSpec spec =
        Commands.find(path(words.get(0)))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        words.get(0)
                            + " (no such setting) "
                            + Nearest.suggestion(
                                path(words.get(0)),
                                Commands.paths(),
                                "`nudipole list commands` shows all")));
    if (!module.isEmpty() && !spec.isOfModule()) {
      throw new IllegalArgumentException(
          text + " (the command is not about one module) leave out " + module + Setting.OF_MODULE);
    }
    if (spec.role() != CommandSpec.Role.SETTING || spec.scope() == Scope.RANDOM) {
      throw new IllegalArgumentException(
          text
              + " (it is no number of the experiment) name a setting, such as "
              + DipoleCommands.MOMENT.path()
              + "; `nudipole list commands` shows all");
    }
    String last = words.get(words.size() - 1);
    RunSettings own = module.isEmpty() ? settings : settings.ofModule(module);
    FreeParameter found =
        last.startsWith(MARK)
            ? named(spec, words.subList(1, words.size() - 1), last.substring(1), text, own)
            : behind(spec, words.subList(1, words.size()), text, own);
    return module.isEmpty() ? found : found.ofModule(module);
  }

  // One number for all modules would take the place of those that some have.
  private void requireOfAll(RunSettings settings, String text) {
    List<String> modules =
        settings.settings().stream()
            .filter(s -> !s.isCommon() && s.is(spec()) && isOwn(s))
            .map(Setting::module)
            .distinct()
            .toList();
    if (!modules.isEmpty()) {
      throw new IllegalArgumentException(
          text
              + " ("
              + DetectorModules.named(modules)
              + (modules.size() == 1 ? " has one of its own" : " have one each")
              + ") name the module, such as "
              + modules.get(0)
              + Setting.OF_MODULE
              + text);
    }
  }

  /** Whether words begin with a command, be it that of one module. */
  public static boolean isCommand(String words) {
    String module = module(words);
    return words.startsWith("/") || !module.isEmpty() && module.indexOf(' ') < 0;
  }

  private static String module(String command) {
    return command.substring(0, Math.max(0, command.indexOf(Setting.OF_MODULE + "/")));
  }

  private static String path(String command) {
    return command.substring(command.indexOf('/') < 0 ? 0 : command.indexOf('/'));
  }

  private FreeParameter ofModule(String module) {
    return new FreeParameter(module + Setting.OF_MODULE + command, before, name, unit, range);
  }

  private static FreeParameter behind(
      CommandSpec spec, List<String> before, String text, RunSettings settings) {
    return FormNumber.of(spec, before).stream()
        .filter(number -> number.isBehind(before))
        .findFirst()
        .map(number -> of(spec, before, number, text, settings))
        .orElseThrow(() -> needsWords(text, spec));
  }

  private static FreeParameter named(
      CommandSpec spec, List<String> words, String name, String text, RunSettings settings) {
    List<String> before =
        spec.hasKeywords() && words.isEmpty()
            ? settings.value(spec).map(s -> s.keywords()).orElse(List.of())
            : words;
    List<FormNumber> numbers = FormNumber.of(spec, before);
    if (numbers.isEmpty()) {
      throw needsWords(text, spec);
    }
    return numbers.stream()
        .filter(number -> number.name().equals(name))
        .findFirst()
        .map(number -> of(spec, before, number, text, settings))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    text
                        + " (the command has no number of this name) choose one of "
                        + numbers.stream()
                            .map(number -> MARK + number.name())
                            .collect(Collectors.joining(" "))));
  }

  private static FreeParameter of(
      CommandSpec spec, List<String> before, FormNumber number, String text, RunSettings settings) {
    if (spec.repetition() == CommandSpec.Repetition.PER_FIRST_VALUE && number.position() == 0) {
      throw new IllegalArgumentException(
          text + " (this number says which of several settings is meant) vary another one");
    }
    FreeParameter plain =
        new FreeParameter(
            spec.path(), number.ordered(before), number.name(), Optional.empty(), number.range());
    plain.requireOfAll(settings, text);
    Optional<Setting> own = plain.own(settings);
    if (own.filter(number::isSurroundedBy).isEmpty() && !number.isComplete(before)) {
      throw new IllegalArgumentException(
          text
              + " (the run does not have the other values of the command) add a line such as `"
              + example(spec, number.form(), before)
              + "` to the macro");
    }
    return number.dimension().isEmpty()
        ? plain
        : own.flatMap(number::unit)
            .or(() -> spec.exampleSetting(number.form()).flatMap(number::unit))
            .or(() -> number.dimension().map(UnitCatalogue::symbols).flatMap(FreeParameter::first))
            .map(plain::in)
            .orElseThrow();
  }

  // The example of a command of several settings, of the one that is meant.
  private static String example(CommandSpec spec, Form form, List<String> before) {
    List<String> words = new ArrayList<>(List.of(spec.example(form).split(" ")));
    if (spec.repetition() == CommandSpec.Repetition.PER_FIRST_VALUE
        && !before.isEmpty()
        && form.keyword().isEmpty()) {
      words.set(1, before.get(0));
    }
    return String.join(" ", words);
  }

  private static Optional<Unit> first(List<String> symbols) {
    return UnitCatalogue.find(symbols.get(0));
  }

  /** Name of the detector module that it is of; empty if it is of all. */
  public String module() {
    return module(command);
  }

  /** The command. */
  public CommandSpec spec() {
    return Commands.find(path(command)).orElseThrow();
  }

  private FormNumber number() {
    return FormNumber.of(spec(), before).stream()
        .filter(number -> number.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What the number is about. */
  public Scope scope() {
    return spec().scope();
  }

  /** How counts depend on its sign. */
  public Symmetry symmetry() {
    return number().parameter().symmetry();
  }

  /**
   * The value at which its signal is absent, in this parameter's unit; empty if it is no signal.
   */
  public OptionalDouble nothing() {
    Optional<String> nothing = spec().nothing();
    if (nothing.isEmpty() || !number().isBehind(before)) {
      return OptionalDouble.empty();
    }
    Setting none = spec().setting(String.join(" ", before) + " " + nothing.get());
    return OptionalDouble.of(number().value(none).orElseThrow() / factor());
  }

  /** The same number written in another unit that its command takes. */
  FreeParameter in(Unit other) {
    return new FreeParameter(command, before, name, Optional.of(other), range);
  }

  /**
   * The same number in the unit in which a text gives values of it.
   *
   * @param text the text, for faults
   * @throws IllegalArgumentException if the unit is missing or wrong
   */
  public FreeParameter in(Optional<Unit> given, String text) {
    Optional<Dimension> needed = number().dimension();
    if (needed.isEmpty() && given.isPresent()) {
      throw Span.wrong(text, text() + " has no unit", "drop " + given.get().symbol());
    }
    if (needed.isPresent() && given.filter(needed.get()::accepts).isEmpty()) {
      throw Span.wrong(
          text,
          needed.get().phrase() + " is needed",
          "give the ends a unit, one of " + String.join(" ", UnitCatalogue.symbols(needed.get())));
    }
    return given.map(this::in).orElse(this);
  }

  /** The command with what says which of its numbers it is, as the user writes it. */
  public String text() {
    return Stream.of(
            Stream.of(command),
            before.stream(),
            number().isBehind(before) ? Stream.<String>empty() : Stream.of(MARK + name))
        .flatMap(words -> words)
        .collect(Collectors.joining(" "));
  }

  /** Unit as text, empty if there is none. */
  public String units() {
    return unit.map(Unit::symbol).orElse("");
  }

  /** One of the unit in internal units. */
  public double factor() {
    return unit.map(Unit::factor).orElse(1.0);
  }

  /** The value in the example of the command, in this parameter's unit. */
  public double exampleValue() {
    OptionalDouble value =
        spec().exampleSetting(number().form()).stream()
            .flatMapToDouble(setting -> number().value(setting).stream())
            .findFirst();
    return value.isPresent() ? value.getAsDouble() / factor() : 1;
  }

  /** The value of the example as an option {@code --set} takes it. */
  public String exampleSetting() {
    List<String> words = new ArrayList<>(before);
    words.add(exampleValue() + "");
    unit.ifPresent(u -> words.add(u.symbol()));
    return number().isBehind(before)
        ? command + "=" + String.join(" ", words)
        : command
            + spec()
                .example(number().form())
                .substring(spec().path().length())
                .replaceFirst(" ", "=");
  }

  /**
   * The value that a run has, in this parameter's unit; empty if neither it nor the language does.
   */
  public OptionalDouble value(RunSettings settings) {
    return own(settings).stream()
        .flatMapToDouble(setting -> number().value(setting).stream())
        .map(value -> value / factor())
        .findFirst();
  }

  /**
   * The value that a run has, in this parameter's unit.
   *
   * @throws IllegalArgumentException saying what holds in its place, if it has none
   */
  public double requireValue(RunSettings settings) {
    return value(settings)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    text()
                        + " (the macro has no value for it; without one it is: "
                        + spec().standard().text()
                        + ") give one, such as --set \""
                        + exampleSetting()
                        + "\""));
  }

  /**
   * The run with another value of this parameter; what the run says beside it stays.
   *
   * @param settings the run
   * @param value value in this parameter's unit
   * @throws MacroException if the command does not take it
   */
  public RunSettings set(RunSettings settings, double value) {
    return set(settings, value, text());
  }

  /** As {@link #set(RunSettings, double)}; faults tell this place. */
  public RunSettings set(RunSettings settings, double value, String place) {
    String option = command + "=" + String.join(" ", written(settings, value));
    // The user did not write the line: columns of it mean nothing.
    return settings.with(List.of(option), i -> SourceLocation.of(place));
  }

  private List<String> written(RunSettings settings, double value) {
    Optional<Setting> own = own(settings).filter(number()::isSurroundedBy);
    if (own.isPresent()) {
      return number().written(own.get(), value, unit);
    }
    List<String> words = new ArrayList<>(before);
    words.add(Double.toString(value));
    unit.ifPresent(u -> words.add(u.symbol()));
    return words;
  }

  /** Whether a run's line of the command says nothing else, so that it can be written anew. */
  public boolean isAlone(RunSettings settings) {
    return number().isComplete(before) && behind(settings).isEmpty();
  }

  /** What a run says behind this number, such as the phase of an element. */
  public List<String> behind(RunSettings settings) {
    return own(settings).map(this::behind).orElse(List.of());
  }

  private List<String> behind(Setting setting) {
    return setting.arguments().stream()
        .dropWhile(a -> !a.name().equals(number().parameter().name()))
        .skip(1)
        .filter(Argument::given)
        .map(a -> a.value().text())
        .toList();
  }

  // The setting that has the same words before the number: the run's, or the language's.
  private Optional<Setting> own(RunSettings settings) {
    String module = module();
    RunSettings own = module.isEmpty() ? settings : settings.ofModule(module);
    return own.all(spec()).stream()
        .filter(this::isOwn)
        .findFirst()
        .or(() -> spec().defaultSetting(own).filter(this::isOwn));
  }

  private boolean isOwn(Setting setting) {
    String text = String.join(" ", before);
    return spec().repetition() == CommandSpec.Repetition.PER_LAST_WORD
            && !setting.lastWord().isEmpty()
        ? setting.lastWord().equals(text)
        : number().isBehind(before, setting);
  }

  private static IllegalArgumentException needsWords(String text, CommandSpec spec) {
    if (spec.forms().stream().allMatch(form -> FormNumber.of(form).isEmpty())) {
      return new IllegalArgumentException(
          text
              + " (the command has no number that varies) name another;"
              + " `nudipole list commands` shows all");
    }
    return new IllegalArgumentException(
        text
            + " (it does not lead to a number) write the command and what stands before the number;"
            + " the command is "
            + spec.forms().stream()
                .map(f -> spec.path() + " " + f.syntax())
                .collect(Collectors.joining(" or ")));
  }
}
