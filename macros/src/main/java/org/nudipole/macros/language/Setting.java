package org.nudipole.macros.language;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nudipole.generator.data.TableFault;

/**
 * A command with its values, checked and converted.
 *
 * @param spec the command
 * @param keyword the first word, or words, of a command with several forms, such as {@code helm};
 *     else empty
 * @param arguments values in the order of the form's parameters; optional ones without a default
 *     may be missing
 * @param location place of the command
 * @param module the detector module that it is about; empty if it is about all
 * @param among the detector module among whose lines it stands though it is about all, with those
 *     of another behind it; else empty
 */
public record Setting(
    CommandSpec spec,
    String keyword,
    List<Argument> arguments,
    SourceLocation location,
    String module,
    String among) {
  /** Between the name of a module and a command that is about it. */
  static final String OF_MODULE = ":";

  /** Checks that there is a module, if only that of all. */
  public Setting {
    Objects.requireNonNull(module, "module");
    Objects.requireNonNull(among, "among");
  }

  /** A setting that is about all modules. */
  Setting(CommandSpec spec, String keyword, List<Argument> arguments, SourceLocation location) {
    this(spec, keyword, arguments, location, "", "");
  }

  /** The same setting about one module, or about all if the name is empty. */
  Setting of(String name) {
    return name.equals(module)
        ? this
        : new Setting(spec, keyword, arguments, location, name, among);
  }

  /** The same setting among the lines of a module. */
  Setting among(String name) {
    return new Setting(spec, keyword, arguments, location, module, name);
  }

  /** Whether it is about all modules. */
  boolean isCommon() {
    return module.isEmpty();
  }

  /** Name of the command, such as {@code /dipole/mass}. */
  public String path() {
    return spec.path();
  }

  /** Whether this is that command. */
  public boolean is(CommandSpec command) {
    return path().equals(command.path());
  }

  /** Whether it makes a signal that is not at its null. */
  public boolean isSignal() {
    return spec.isSignal() && size() != withoutSignal().size();
  }

  /** The same setting with its number at the null, if it makes a signal. */
  Setting withoutSignal() {
    if (!spec.isSignal()) {
      return this;
    }
    String words =
        arguments.stream()
            .map(Argument::value)
            .takeWhile(value -> value instanceof Value.Word || value instanceof Value.Words)
            .map(Value::text)
            .collect(Collectors.joining(" "));
    Setting none = spec.setting((words + " " + spec.nothing().orElseThrow()).strip());
    return new Setting(spec, keyword, none.arguments, location, module, among);
  }

  // The number of a signal.
  private double size() {
    for (Argument argument : arguments) {
      if (argument.value() instanceof Value.Quantity quantity) {
        return quantity.value();
      }
      if (argument.value() instanceof Value.Number number) {
        return number.value();
      }
    }
    throw new IllegalStateException(path() + " (no number) a signal has one");
  }

  /** The words of the keyword. */
  List<String> keywords() {
    return spec.form(keyword).map(Form::keywords).orElse(List.of());
  }

  /** The argument of this parameter, unless it was left out and has no default. */
  public Optional<Argument> argument(String name) {
    for (Argument argument : arguments) {
      if (argument.name().equals(name)) {
        return Optional.of(argument);
      }
    }
    return Optional.empty();
  }

  /** Whether the parameter has a value. */
  public boolean has(String name) {
    return argument(name).isPresent();
  }

  /** Whether the user wrote the parameter. */
  public boolean gives(String name) {
    return argument(name).filter(Argument::given).isPresent();
  }

  /** The quantity of this parameter. */
  public Value.Quantity quantity(String name) {
    return value(name, Value.Quantity.class);
  }

  /** The number of this parameter. */
  public double number(String name) {
    return value(name, Value.Number.class).value();
  }

  /** The integer of this parameter. */
  public long integer(String name) {
    return value(name, Value.Integer.class).value();
  }

  /** The word of this parameter. */
  public String word(String name) {
    return value(name, Value.Word.class).text();
  }

  /** The words of this parameter. */
  public List<String> words(String name) {
    return value(name, Value.Words.class).words();
  }

  /** The vector of this parameter. */
  public Value.Vector vector(String name) {
    return value(name, Value.Vector.class);
  }

  /** The table of this parameter. */
  public Value.Table table(String name) {
    return value(name, Value.Table.class);
  }

  /** The text of this parameter. */
  public String text(String name) {
    return value(name, Value.Text.class).text();
  }

  /** The standard deviation of this parameter. */
  public Value.Spread spread(String name) {
    return value(name, Value.Spread.class);
  }

  /** Settings of equal key replace each other. */
  public String key() {
    return isCommon() ? commonKey() : module + OF_MODULE + commonKey();
  }

  /** The key of the same setting about all modules, which replaces it in each of them. */
  String commonKey() {
    return path()
        + switch (spec.repetition()) {
          case REPLACES -> "";
          case PER_KEYWORD -> " " + keyword;
          case PER_FIRST_VALUE -> " " + arguments.get(0).value().text();
          case PER_LAST_WORD -> " " + lastWord();
        };
  }

  /** The word that ends it; empty if it ends with something else. */
  String lastWord() {
    Value last = arguments.get(arguments.size() - 1).value();
    return last instanceof Value.Word word ? word.text() : "";
  }

  /** A fault of this setting. */
  public Fault fault(String why, String suggestion) {
    return new Fault(location, toString(), why, suggestion);
  }

  /** A fault of this setting at the place of one of its arguments. */
  public Fault fault(String argument, String why, String suggestion) {
    return new Fault(argument(argument).orElseThrow().location(), toString(), why, suggestion);
  }

  /**
   * A fault of a table that this setting reads, at its place in the table.
   *
   * @param file name of the table
   * @param suggestion what to write where the table has none of its own
   */
  public Fault fault(String file, TableFault fault, String suggestion) {
    return new Fault(
        new SourceLocation(file, Math.max(1, fault.line()), fault.column()),
        fault.fault(),
        "read by " + this,
        fault.suggestion().isEmpty() ? suggestion : fault.suggestion());
  }

  /** The line as the user wrote it, between single blanks. */
  @Override
  public String toString() {
    String written =
        arguments.stream()
            .filter(Argument::given)
            .map(argument -> " " + argument.value().text())
            .collect(Collectors.joining());
    return path() + (keyword.isEmpty() ? "" : " " + keyword) + written;
  }

  private <T extends Value> T value(String name, Class<T> type) {
    return argument(name)
        .map(Argument::value)
        .map(type::cast)
        .orElseThrow(
            () -> new IllegalArgumentException(path() + " has no " + name + " (not a parameter)"));
  }
}
