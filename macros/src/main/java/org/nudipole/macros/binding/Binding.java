package org.nudipole.macros.binding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.SourceLocation;

/** The settings of one run on their way to an experiment. */
final class Binding {
  /** What is {@linkplain #beyond beyond} all experiments. */
  static final String INFINITE = "infinite expected events";

  private final RunSettings settings;
  private final SourceLocation end;
  private final List<CommandSpec> language;

  /**
   * Starts to bind a run.
   *
   * @param end where a missing command is reported: the run command, or the macro itself
   * @param language the commands, which say what holds where the macro is silent
   */
  Binding(RunSettings settings, SourceLocation end, List<CommandSpec> language) {
    this.settings = settings;
    this.end = settings.runCommand().map(Setting::location).orElse(end);
    this.language = language;
  }

  RunSettings settings() {
    return settings;
  }

  /** The same run with another value of one command. */
  Binding with(CommandSpec command, String value) {
    return new Binding(settings.with(command, value), end, language);
  }

  Optional<Setting> get(CommandSpec command) {
    return settings.get(command);
  }

  boolean has(CommandSpec command) {
    return get(command).isPresent();
  }

  List<Setting> all(CommandSpec command) {
    return settings.all(command);
  }

  boolean isFaulty(CommandSpec command) {
    return settings.isFaulty(command);
  }

  /** The setting of a command, or else the one that holds without it, which there must be. */
  Setting value(CommandSpec command) {
    return known(command)
        .orElseThrow(() -> new IllegalArgumentException(command + " (without a default)"));
  }

  private Optional<Setting> known(CommandSpec command) {
    return get(command).or(() -> spec(command).defaultSetting(this::known));
  }

  /** As {@link #value(CommandSpec)}, of the settings with this first value. */
  Setting value(CommandSpec command, String first) {
    return all(command).stream()
        .filter(setting -> setting.arguments().get(0).value().text().equals(first))
        .findFirst()
        .or(() -> spec(command).defaultSetting(first))
        .orElseThrow(() -> new IllegalArgumentException(command + " (without a default)"));
  }

  private CommandSpec spec(CommandSpec command) {
    return language.stream()
        .filter(spec -> spec.path().equals(command.path()))
        .findFirst()
        .orElse(command);
  }

  /** The word of a command with one parameter. */
  String word(CommandSpec command) {
    return value(command).arguments().get(0).value().text();
  }

  /** The quantity of a command with one parameter, in internal units. */
  double quantity(CommandSpec command) {
    return quantity(value(command));
  }

  /** The quantity of a command with one parameter, if the macro has it. */
  Optional<Double> given(CommandSpec command) {
    return get(command).map(Binding::quantity);
  }

  private static double quantity(Setting setting) {
    return setting.quantity(setting.arguments().get(0).name()).value();
  }

  /** The setting of a command that there must be. */
  Bound<Setting> require(CommandSpec command, String why) {
    return get(command)
        .map(Bound::of)
        .orElseGet(() -> isFaulty(command) ? Bound.hidden() : Bound.faulty(missing(command, why)));
  }

  /** All settings, unless some line could not be read. */
  Bound<RunSettings> complete() {
    return settings.faulty().isEmpty() ? Bound.of(settings) : Bound.hidden();
  }

  /** The fault that a command is missing. */
  Fault missing(CommandSpec command, String why) {
    return problem("no " + command, why, "add a line such as `" + command.example() + "`");
  }

  /** The fault that a command does nothing, if the macro has it. */
  List<Fault> unused(CommandSpec command, String why, String suggestion) {
    return get(command).stream().map(setting -> setting.fault(why, suggestion)).toList();
  }

  /** A fault of the run as a whole. */
  Fault problem(String problem, String why, String suggestion) {
    return new Fault(end, problem, why, suggestion, true);
  }

  /** A fault of values that no line has alone. */
  Fault refusal(String problem, String why, String suggestion) {
    return new Fault(end, problem, why, suggestion);
  }

  /** The fault of numbers so great that no experiment has them. */
  Fault beyond(String what) {
    return problem(
        what,
        "no experiment has them, and double precision does not reach that far",
        "check the values and units of source, detector, interaction and exposure");
  }

  /** The fault that nothing is expected. */
  Fault withoutRate() {
    return problem(
        "nothing to generate",
        "every expected rate is 0",
        "check /interaction/couplings and /dipole/moment, and the size of the other values");
  }

  /** The later of two settings that exclude each other, if both are given. */
  List<Fault> contradiction(CommandSpec one, CommandSpec other, String suggestion) {
    return contradictions(one, List.of(other), suggestion).toList();
  }

  /** As {@link #contradiction}, of a setting and each of some others. */
  Stream<Fault> contradictions(CommandSpec one, List<CommandSpec> others, String suggestion) {
    return others.stream()
        .map(
            other ->
                Stream.of(one, other)
                    .flatMap(command -> get(command).stream())
                    .sorted(Comparator.comparing(Setting::location))
                    .toList())
        .filter(both -> both.size() == 2)
        .map(both -> contradiction(both.get(0), both.get(1), suggestion));
  }

  /** A setting that contradicts one at an earlier place. */
  static Fault contradiction(Setting earlier, Setting later, String suggestion) {
    return later.fault("contradicts " + earlier.path() + " at " + earlier.location(), suggestion);
  }
}
