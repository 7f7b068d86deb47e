package org.nudipole.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.BackgroundCommands;
import org.nudipole.macros.language.Dimension;
import org.nudipole.macros.language.InteractionCommands;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Parameter;
import org.nudipole.macros.language.ResponseCommands;
import org.nudipole.macros.language.Scope;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.Value;

/**
 * A value of a macro as the run takes it: a plain energy of the observable is one of nuclear
 * recoils or of electrons.
 */
final class ResolvedValue {
  private ResolvedValue() {}

  /** The values of a setting that were given, in its order. */
  static String text(Setting setting, RunConfiguration run) {
    StringBuilder text = new StringBuilder();
    setting.arguments().stream()
        .filter(argument -> argument.given())
        .forEach(
            argument ->
                text.append(' ').append(text(setting, argument.name(), argument.value(), run)));
    return text.toString().strip();
  }

  private static String text(Setting setting, String name, Value value, RunConfiguration run) {
    boolean observed =
        setting.spec().form(setting.keyword()).orElseThrow().parameters().stream()
            .anyMatch(parameter -> parameter.name().equals(name) && isObserved(parameter));
    if (observed && value instanceof Value.Quantity quantity && isPlain(quantity.unit())) {
      return text(
          List.of(quantity.number()),
          List.of(quantity.value()),
          quantity.unit(),
          scale(setting, run));
    }
    if (observed && value instanceof Value.Vector vector && isPlain(vector.unit())) {
      return text(vector.numbers(), vector.values(), vector.unit(), scale(setting, run));
    }
    return value.text();
  }

  private static boolean isObserved(Parameter parameter) {
    return parameter instanceof Parameter.Quantity quantity
            && quantity.dimension() == Dimension.OBSERVED
        || parameter instanceof Parameter.Vector vector && vector.dimension() == Dimension.OBSERVED
        || parameter instanceof Parameter.Edges edges && edges.dimension() == Dimension.OBSERVED;
  }

  private static boolean isPlain(Unit unit) {
    return unit.scale() == ObservedScale.AS_OBSERVED;
  }

  // There are eVee and keVee, but no MeVee.
  private static String text(
      List<String> numbers, List<Double> values, Unit unit, ObservedScale scale) {
    String kind = scale.units().substring("keV".length());
    if (List.of("eV", "keV").contains(unit.symbol())) {
      return String.join(" ", numbers) + " " + unit.symbol() + kind;
    }
    return values.stream()
            .map(value -> new BigDecimal(value / Units.KEV).round(new MathContext(12)))
            .map(value -> value.stripTrailingZeros().toPlainString() + " ")
            .collect(Collectors.joining())
        + scale.units();
  }

  // A plain energy is never a number of photoelectrons.
  private static ObservedScale scale(Setting setting, RunConfiguration run) {
    String units = run.common().response().units();
    boolean recoil =
        setting.is(ResponseCommands.EFFICIENCY)
            && run.settings()
                .value(ResponseCommands.EFFICIENCY_OF)
                .filter(of -> of.word("energy").equals("recoil"))
                .isPresent();
    boolean nuclei =
        run.settings()
            .value(InteractionCommands.USE)
            .orElseThrow()
            .words("interaction")
            .contains(ScatteringProcess.CEVNS.label());
    boolean deposited =
        setting.spec().scope() == Scope.BACKGROUND
            && run.settings().all(BackgroundCommands.LEVEL.path()).stream()
                .noneMatch(
                    level ->
                        level.word("name").equals(setting.word("name"))
                            && level.word("level").equals("observed"));
    boolean nuclear =
        recoil ? nuclei : !deposited && units.equals(ObservedScale.NUCLEAR_RECOIL.units());
    return nuclear ? ObservedScale.NUCLEAR_RECOIL : ObservedScale.ELECTRON_EQUIVALENT;
  }
}
