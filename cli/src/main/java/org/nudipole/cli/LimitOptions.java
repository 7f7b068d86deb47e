package org.nudipole.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.nudipole.cli.report.LimitReport;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.statistics.limit.Experiment;
import org.nudipole.statistics.limit.LimitCurve;
import org.nudipole.statistics.limit.Templates;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How whoever takes limits is told which and how, and what follows for a run. */
final class LimitOptions {
  /** Where the options are declared. */
  static final Set<Class<?>> PARTS = Set.of(ConventionOptions.class, LimitedNumbers.class);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private ConventionOptions convention = new ConventionOptions();

  @Mixin private LimitedNumbers numbers = new LimitedNumbers();

  /**
   * What is asked of a run.
   *
   * @param curve its limits; none is computed yet
   * @param signal what the macro has for the number that is limited; empty where it has none
   */
  record Asked(LimitCurve curve, OptionalDouble signal) {}

  /** What is wrong with the options, whatever the macro. */
  List<String> faults() {
    return convention.faults();
  }

  /** Whether a number is moved. */
  boolean isScan() {
    return numbers.isScan();
  }

  /** All numbers that move in a macro, for what is told of it. */
  List<FreeParameter> varied(RunSettings settings) {
    return numbers.varied(settings);
  }

  /**
   * The limits of a run.
   *
   * @param data a run without the signal, with its data
   * @throws ParameterException with all that is wrong with the options
   */
  Asked of(RunConfiguration run, Function<RunConfiguration, Experiment> data) {
    try {
      LimitedNumbers.Of asked = numbers.in(run.settings());
      FreeParameter free = asked.limited();
      RunConfiguration background =
          free.nothing().isPresent() ? RunConfiguration.of(LimitInput.atNull(run, free)) : run;
      LimitCurve curve =
          new LimitCurve(
              List.of(data.apply(background)),
              Set.of(),
              free,
              asked.profiled(),
              asked.scan(),
              convention.settings(run.settings().streams()));
      OptionalDouble value = free.value(run.settings());
      boolean none = free.nothing().isEmpty() || value.equals(free.nothing());
      return new Asked(curve, none ? OptionalDouble.empty() : value);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  /**
   * The templates of a curve whose counts depend on what is limited and scanned.
   *
   * @throws ParameterException if none does
   */
  Templates checked(LimitCurve curve) {
    Templates templates = curve.templates();
    try {
      curve.check(templates);
      return templates;
    } catch (IllegalArgumentException e) {
      throw wrong(numbers.text() + ": " + e.getMessage());
    }
  }

  /**
   * Tells on what limits depend.
   *
   * @throws ParameterException with the first of these, under {@code --strict}
   */
  void warn(List<LimitReport> reports, MacroChanges changes, Console console) {
    try {
      changes
          .telling()
          .warn(reports.stream().flatMap(r -> r.warnings().stream()).toList(), console);
    } catch (ConvergenceException e) {
      throw wrong(e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
