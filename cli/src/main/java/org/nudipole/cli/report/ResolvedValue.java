package org.nudipole.cli.report;

import java.util.List;
import java.util.Locale;
import org.nudipole.generator.Units;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Dimension;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Parameter;
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
        || parameter instanceof Parameter.Vector vector && vector.dimension() == Dimension.OBSERVED;
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
            .map(value -> String.format(Locale.ROOT, "%s ", Figures.brief(value / Units.KEV)))
            .reduce("", String::concat)
        + scale.units();
  }

  // A plain energy is never a number of photoelectrons.
  private static ObservedScale scale(Setting setting, RunConfiguration run) {
    String units = run.experiment().response().units();
    boolean recoil =
        setting.path().equals("/response/efficiency")
            && word(run, "/response/efficiencyOf", "energy").equals("recoil");
    boolean nuclei =
        run.settings().get("/interaction/use").orElseThrow().words("interaction").contains("cevns");
    boolean deposited =
        setting.path().startsWith("/background/")
            && run.settings().all("/background/level").stream()
                .noneMatch(
                    level ->
                        level.word("name").equals(setting.word("name"))
                            && level.word("level").equals("observed"));
    boolean nuclear =
        recoil ? nuclei : !deposited && units.equals(ObservedScale.NUCLEAR_RECOIL.units());
    return nuclear ? ObservedScale.NUCLEAR_RECOIL : ObservedScale.ELECTRON_EQUIVALENT;
  }

  private static String word(RunConfiguration run, String command, String name) {
    return run.settings().get(command).map(setting -> setting.word(name)).orElse("");
  }
}
