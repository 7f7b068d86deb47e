package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A number of a macro command that is varied: by a scan, a limit, a fit.
 *
 * @param command the command, such as {@code /dipole/mass}
 * @param before words between the command and the number, such as the indices of an element
 * @param name name of the number among the parameters of the command
 * @param unit unit in which it is written; empty for a plain number
 * @param range allowed values, in that unit
 */
public record FreeParameter(
    String command, List<String> before, String name, Optional<Unit> unit, Range range) {
  /** Keeps a copy. */
  public FreeParameter {
    before = List.copyOf(before);
  }

  /**
   * Reads {@code COMMAND [WORDS]}: the number behind the words is the one that varies. It has the
   * unit of the run's own setting, or else of the command's example.
   *
   * @param text the command with the words before the number
   * @param settings the run
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static FreeParameter of(String text, RunSettings settings) {
    List<String> words = Arrays.asList(text.strip().split("\\s+", -1));
    CommandSpec spec =
        Commands.find(words.get(0))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        words.get(0)
                            + " (no such setting) "
                            + Nearest.suggestion(
                                words.get(0),
                                Commands.paths(),
                                "`nudipole list commands` shows all")));
    if (spec.role() != CommandSpec.Role.SETTING) {
      throw new IllegalArgumentException(
          text
              + " (it is no number of the experiment) name a setting, such as /dipole/moment;"
              + " `nudipole list commands` shows all");
    }
    List<String> before = words.subList(1, words.size());
    Parameter parameter = behind(spec, before).orElseThrow(() -> needsWords(text, spec));
    if (parameter instanceof Parameter.Number number) {
      return new FreeParameter(
          spec.path(), before, number.name(), Optional.empty(), number.range());
    }
    if (parameter instanceof Parameter.Quantity quantity) {
      Unit unit =
          setting(spec.path(), before, settings)
              .or(() -> Optional.of(example(spec)))
              .filter(s -> s.has(quantity.name()))
              .map(s -> s.quantity(quantity.name()).unit())
              .orElseThrow(() -> needsWords(text, spec));
      return new FreeParameter(
          spec.path(), before, quantity.name(), Optional.of(unit), quantity.range());
    }
    throw needsWords(text, spec);
  }

  // What a command expects behind some words.
  private static Optional<Parameter> behind(CommandSpec spec, List<String> words) {
    Optional<Form> form =
        spec.hasKeywords()
            ? words.stream().findFirst().flatMap(spec::form)
            : Optional.of(spec.forms().get(0));
    int at = words.size() - (spec.hasKeywords() ? 1 : 0);
    return form.map(Form::parameters).filter(p -> at < p.size()).map(p -> p.get(at));
  }

  /** What the command wants here, which may be wider than the dimension of the unit. */
  Optional<Dimension> dimension() {
    return Commands.find(command)
        .flatMap(spec -> behind(spec, before))
        .filter(Parameter.Quantity.class::isInstance)
        .map(Parameter.Quantity.class::cast)
        .map(Parameter.Quantity::dimension);
  }

  /** The same number written in another unit that its command takes. */
  FreeParameter in(Unit other) {
    return new FreeParameter(command, before, name, Optional.of(other), range);
  }

  /** The command with the words before the number, as the user writes it. */
  public String text() {
    return Stream.concat(Stream.of(command), before.stream()).collect(Collectors.joining(" "));
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
    Setting example = example(Commands.find(command).orElseThrow());
    Optional<Value> value = example.argument(name).map(Argument::value);
    if (value.isPresent() && value.get() instanceof Value.Quantity quantity) {
      return quantity.value() / factor();
    }
    return value.isPresent() && value.get() instanceof Value.Number number ? number.value() : 1;
  }

  /** The value of the example as an option {@code --set} takes it. */
  public String exampleSetting() {
    return Stream.of(
            Stream.of(command + "="),
            before.stream(),
            Stream.of(exampleValue() + ""),
            unit.stream().map(Unit::symbol))
        .flatMap(words -> words)
        .collect(Collectors.joining(" "))
        .replaceFirst("= ", "=");
  }

  /**
   * The value that a run has, in this parameter's unit; empty if neither it nor the language does.
   */
  public OptionalDouble value(RunSettings settings) {
    CommandSpec spec = Commands.find(command).orElseThrow();
    Optional<Setting> own = setting(command, before, settings).or(() -> standard(spec));
    Optional<Value> value = own.flatMap(s -> s.argument(name)).map(Argument::value);
    if (value.isPresent() && value.get() instanceof Value.Quantity quantity) {
      return OptionalDouble.of(quantity.value() / factor());
    }
    if (value.isPresent() && value.get() instanceof Value.Number number) {
      return OptionalDouble.of(number.value());
    }
    return OptionalDouble.empty();
  }

  /**
   * The run with another value of this parameter; what the run says behind it stays.
   *
   * @param settings the run
   * @param value value in this parameter's unit
   * @throws MacroException if the command does not take it
   */
  public RunSettings set(RunSettings settings, double value) {
    List<String> words = new ArrayList<>(before);
    words.add(Double.toString(value));
    unit.ifPresent(u -> words.add(u.symbol()));
    words.addAll(behind(settings));
    return settings.with(command, String.join(" ", words));
  }

  /** What a run says behind this number, such as the phase of an element. */
  public List<String> behind(RunSettings settings) {
    return setting(command, before, settings).map(this::behind).orElse(List.of());
  }

  private List<String> behind(Setting setting) {
    return setting.arguments().stream()
        .dropWhile(a -> !a.name().equals(name))
        .skip(1)
        .filter(Argument::given)
        .map(a -> a.value().text())
        .toList();
  }

  // The run's setting that has the same words before the number.
  private static Optional<Setting> setting(
      String command, List<String> before, RunSettings settings) {
    return settings.all(command).stream().filter(s -> startsWith(s, before)).findFirst();
  }

  private static boolean startsWith(Setting setting, List<String> before) {
    List<String> words = new ArrayList<>();
    if (!setting.keyword().isEmpty()) {
      words.add(setting.keyword());
    }
    setting.arguments().forEach(a -> words.add(a.value().text()));
    return words.size() > before.size() && words.subList(0, before.size()).equals(before);
  }

  private static Optional<Setting> standard(CommandSpec spec) {
    return read(spec, spec.path() + "=" + spec.standard(), new Faults());
  }

  private static Setting example(CommandSpec spec) {
    String line = spec.example();
    return read(spec, line.replaceFirst(" ", "="), new Faults()).orElseThrow();
  }

  private static Optional<Setting> read(CommandSpec spec, String option, Faults faults) {
    SourceLocation begin = new SourceLocation(spec.path(), 0, 1);
    return SettingReader.read(
        spec,
        Statement.ofOption(option, begin, faults),
        begin,
        FileScope.commandLine(List.of()),
        faults);
  }

  private static IllegalArgumentException needsWords(String text, CommandSpec spec) {
    return new IllegalArgumentException(
        text
            + " (it does not lead to a number) write the command and what stands before the number;"
            + " the command is "
            + spec.forms().stream()
                .map(f -> spec.path() + " " + f.syntax())
                .collect(Collectors.joining(" or ")));
  }
}
