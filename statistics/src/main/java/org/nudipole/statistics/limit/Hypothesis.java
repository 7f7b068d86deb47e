package org.nudipole.statistics.limit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;

/**
 * What one hypothesis says about each of the experiments that are taken together: a parameter has
 * the same value in all of them.
 *
 * @param runs settings of the run of each experiment, at least one
 */
public record Hypothesis(List<RunSettings> runs) {
  /** Keeps a copy. */
  public Hypothesis {
    runs = List.copyOf(runs);
  }

  /** That of one experiment, or of several. */
  public static Hypothesis of(RunSettings... runs) {
    return new Hypothesis(Arrays.asList(runs));
  }

  private Hypothesis each(UnaryOperator<RunSettings> change) {
    return new Hypothesis(runs.stream().map(change).toList());
  }

  // Those that know the detector module of a parameter, if it is of one.
  private static boolean has(RunSettings run, FreeParameter parameter) {
    return parameter.module().isEmpty() || run.modules().contains(parameter.module());
  }

  /**
   * The hypothesis with another value of a parameter.
   *
   * @param value value in the parameter's unit
   */
  public Hypothesis set(FreeParameter parameter, double value) {
    return each(run -> has(run, parameter) ? parameter.set(run, value) : run);
  }

  /** The hypothesis with another value of a command. */
  Hypothesis with(CommandSpec command, String value) {
    return each(run -> run.with(command, value));
  }

  /** The hypothesis of which only the expected counts are asked. */
  public Hypothesis hypothesis() {
    return each(RunSettings::hypothesis);
  }

  /** The hypothesis with every signal at its null. */
  Hypothesis withoutSignal() {
    return each(RunSettings::withoutSignal);
  }

  /** Whether a signal is not at its null. */
  public boolean hasSignal() {
    return any(RunSettings::hasSignal);
  }

  private boolean any(Predicate<RunSettings> predicate) {
    return runs.stream().anyMatch(predicate);
  }

  /**
   * The value of a parameter.
   *
   * @return the value in its unit; empty if the experiments have none
   * @throws IllegalArgumentException if they have different ones
   */
  public OptionalDouble value(FreeParameter parameter) {
    List<OptionalDouble> values = having(parameter).map(parameter::value).distinct().toList();
    if (values.size() > 1) {
      throw new IllegalArgumentException(
          parameter.text()
              + " (the macros have different values of it: "
              + String.join(
                  ", ",
                  values.stream()
                      .map(v -> v.isPresent() ? Double.toString(v.getAsDouble()) : "none")
                      .toList())
              + ") give all the same, such as --set \""
              + parameter.exampleSetting()
              + "\"");
    }
    return values.get(0);
  }

  /** The value of a parameter in the first experiment that has it. */
  OptionalDouble firstValue(FreeParameter parameter) {
    return having(parameter).findFirst().map(parameter::value).orElse(OptionalDouble.empty());
  }

  /** Whether the experiments are the same in all that counts depend on. */
  boolean isSame(Hypothesis other) {
    return runs.stream()
        .map(RunSettings::toMacro)
        .toList()
        .equals(other.runs.stream().map(RunSettings::toMacro).toList());
  }

  /**
   * As {@link #value}.
   *
   * @throws IllegalArgumentException also if there is none
   */
  public double requireValue(FreeParameter parameter) {
    OptionalDouble value = value(parameter);
    return value.isPresent()
        ? value.getAsDouble()
        : parameter.requireValue(having(parameter).findFirst().orElseThrow());
  }

  private Stream<RunSettings> having(FreeParameter parameter) {
    return runs.stream().filter(run -> has(run, parameter));
  }

  /** The runs of the experiments, bound. */
  List<RunConfiguration> bound() {
    return runs.stream().map(RunConfiguration::of).toList();
  }

  /** Why the signal is out of reach of bound runs; empty if one of them may see it. */
  static Optional<String> closed(List<RunConfiguration> runs) {
    return runs.stream().allMatch(run -> run.closed().isPresent())
        ? runs.get(0).closed()
        : Optional.empty();
  }
}
