package org.nudipole.macros.language;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A command of the macro language as data: parsing, checks, help, reference and what may be done
 * with its numbers all come from here.
 *
 * @param path name such as {@code /detector/mass}
 * @param scope what it is about
 * @param role what the command does to a run
 * @param repetition what a second value does to the first
 * @param forms the ways to write its arguments
 * @param help one line
 * @param explanation further sentences; may be empty
 * @param standard what holds without the command
 * @param example a complete line that parses
 * @param nothing value of its number at which its signal is absent, such as {@code 0 muB}; empty
 *     for a command that is no signal
 */
public record CommandSpec(
    String path,
    Scope scope,
    Role role,
    Repetition repetition,
    List<Form> forms,
    String help,
    String explanation,
    Default standard,
    String example,
    Optional<String> nothing) {
  /** A setting whose later value replaces the earlier one, and which is no signal. */
  static CommandSpec of(
      String path,
      Scope scope,
      List<Form> forms,
      String help,
      String explanation,
      Default standard,
      String example) {
    return new CommandSpec(
        path,
        scope,
        Role.SETTING,
        Repetition.REPLACES,
        forms,
        help,
        explanation,
        standard,
        example,
        Optional.empty());
  }

  /** This command where a second value does something else to the first. */
  CommandSpec repeated(Repetition other) {
    return new CommandSpec(
        path, scope, role, other, forms, help, explanation, standard, example, nothing);
  }

  /** This command with another role. */
  CommandSpec withRole(Role other) {
    return new CommandSpec(
        path, scope, other, repetition, forms, help, explanation, standard, example, nothing);
  }

  /** This command with something else that holds without it. */
  public CommandSpec withDefault(Default other) {
    return new CommandSpec(
        path, scope, role, repetition, forms, help, explanation, other, example, nothing);
  }

  /** This command as one of a signal, which is absent where its number has this value. */
  CommandSpec withNull(String value) {
    return new CommandSpec(
        path,
        scope,
        role,
        repetition,
        forms,
        help,
        explanation,
        standard,
        example,
        Optional.of(value));
  }

  /** What a command does to a run. */
  public enum Role {
    /** Steers the reading of macros; leaves no setting. */
    CONTROL,
    /** Changes the events of the following runs. */
    SETTING,
    /** Changes where events go, not what they are; not part of a resolved macro. */
    OUTPUT,
    /** Starts a run. */
    RUN,
    /** Says something to another program; accepted, told as a warning, no part of an experiment. */
    FOREIGN
  }

  /** What a second value of a command does to the first. */
  public enum Repetition {
    /** It replaces it. */
    REPLACES,
    /** It replaces it if it has the same keyword, else both hold. */
    PER_KEYWORD,
    /** It replaces it if it has the same first value, else both hold. */
    PER_FIRST_VALUE,
    /** It replaces it if it has the same word behind its numbers, or none too; else both hold. */
    PER_LAST_WORD
  }

  /**
   * Whether its settings are periods: they have no names by which one of them could be meant, so
   * {@code --set} puts its own in place of all.
   */
  public boolean isPeriod() {
    return repetition == Repetition.PER_FIRST_VALUE
        && forms.get(0).parameters().get(0) instanceof Parameter.Quantity start
        && start.dimension() == Dimension.TIME;
  }

  /** Whether the command makes a signal, which is absent at {@link #nothing()}. */
  public boolean isSignal() {
    return nothing.isPresent();
  }

  /**
   * The setting that holds in every run without this command; empty where there is none, or where
   * it depends on the run or on a first value.
   */
  public Optional<Setting> defaultSetting() {
    return standard instanceof Default.Given given && repetition != Repetition.PER_FIRST_VALUE
        ? Optional.of(setting(given.values()))
        : Optional.empty();
  }

  /** The setting that holds in a run without this command; empty if there is none. */
  public Optional<Setting> defaultSetting(RunSettings run) {
    return defaultSetting(run::value);
  }

  /**
   * The setting that holds without this command; empty if there is none.
   *
   * @param values what holds for the command that chooses it
   */
  public Optional<Setting> defaultSetting(Function<CommandSpec, Optional<Setting>> values) {
    if (standard instanceof Default.Chosen chosen) {
      return values
          .apply(chosen.chooser())
          .map(setting -> setting.arguments().get(0).value().text())
          .flatMap(word -> Optional.ofNullable(chosen.values().get(word)))
          .map(this::setting);
    }
    return defaultSetting();
  }

  /** The setting that holds for a first value, such as the name of a background, without one. */
  public Optional<Setting> defaultSetting(String first) {
    return standard instanceof Default.Given given && repetition == Repetition.PER_FIRST_VALUE
        ? Optional.of(setting(first + " " + given.values()))
        : Optional.empty();
  }

  /** The setting in the example of a form; empty where the example names a table. */
  Optional<Setting> exampleSetting(Form form) {
    return read(example(form).substring(path.length()).strip(), new Faults());
  }

  /**
   * A setting of this command.
   *
   * @param values its arguments, none of which is a file
   * @throws MacroException if they cannot be read
   */
  Setting setting(String values) {
    Faults faults = new Faults();
    return read(values, faults).orElseThrow(() -> new MacroException(faults.sorted()));
  }

  private Optional<Setting> read(String values, Faults faults) {
    SourceLocation begin = SourceLocation.of(path);
    return SettingReader.read(
        this,
        Statement.ofOption(path + "=" + values, begin, faults),
        begin,
        FileScope.commandLine(List.of()),
        faults);
  }

  /** The form of this keyword. */
  public Optional<Form> form(String keyword) {
    return forms.stream().filter(form -> form.keyword().equals(keyword)).findFirst();
  }

  /**
   * The form that some words begin; where they begin two, that with the longer keyword. A form
   * without a keyword is begun by any words.
   */
  Optional<Form> form(List<String> words) {
    return forms.stream()
        .filter(
            form ->
                form.keywords().size() <= words.size()
                    && form.keywords().equals(words.subList(0, form.keywords().size())))
        .max(Comparator.comparing(form -> form.keywords().size()));
  }

  /** A complete line of this form that parses. */
  public String example(Form form) {
    String begin = path + " " + form.keyword();
    return form.keyword().isEmpty() || (example + " ").startsWith(begin + " ")
        ? example
        : (begin + " " + form.values()).trim();
  }

  /** Whether a detector module may have a value of its own. */
  boolean isOfModule() {
    return !equals(MaterialCommands.DEFINE)
        && (scope.isOfModule() || equals(InteractionCommands.MIN_RECOIL));
  }

  /** Whether the first word selects the form, or may select one. */
  public boolean hasKeywords() {
    return forms.stream().anyMatch(form -> !form.keyword().isEmpty());
  }

  /** The name, as messages show it. */
  @Override
  public String toString() {
    return path;
  }

  /** The first words of all forms. */
  public List<String> keywords() {
    return forms.stream().flatMap(form -> form.keywords().stream().limit(1)).distinct().toList();
  }

  /** Whether it is a command of the same path, which no two commands share. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CommandSpec command && path.equals(command.path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }
}
