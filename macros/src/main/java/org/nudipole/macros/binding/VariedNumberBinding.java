package org.nudipole.macros.binding;

import java.util.Optional;
import org.nudipole.macros.language.FitCommands;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.UnitCatalogue;
import org.nudipole.macros.language.Value;

/** Binds {@code /fit/vary}. */
final class VariedNumberBinding {
  private VariedNumberBinding() {}

  static Bound<VariedNumber> of(Setting setting, RunSettings settings) {
    try {
      VariedNumber varied = new VariedNumber(setting, number(setting, settings));
      Optional<String> wrong = wrong(varied, settings);
      return wrong.isPresent()
          ? Bound.faulty(setting.fault(wrong.get(), "give another number or standard deviation"))
          : Bound.of(varied);
    } catch (IllegalArgumentException e) {
      return Bound.faulty(setting.fault("number", e.getMessage(), "or name another number"));
    }
  }

  private static FreeParameter number(Setting setting, RunSettings settings) {
    FreeParameter number = FreeParameter.of(setting.text("number"), settings);
    Value.Spread spread = setting.spread("sigma");
    if (spread.isRelative()) {
      return number;
    }
    try {
      return number.in(UnitCatalogue.find(spread.unit()), setting.toString());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the standard deviation of "
              + number.text()
              + " is "
              + (number.units().isEmpty()
                  ? "a plain number"
                  : "a number with a unit such as " + number.units())
              + ", or in "
              + Value.Spread.PERCENT,
          e);
    }
  }

  private static Optional<String> wrong(VariedNumber varied, RunSettings settings) {
    FreeParameter number = varied.number();
    if (!number.scope().changesRates()) {
      return Optional.of("no expected count depends on " + number.text());
    }
    if (number.nothing().isPresent()) {
      return Optional.of(
          "a signal is what limits and fits are about: --parameter, --free and --profile name it");
    }
    double value = number.requireValue(settings);
    double sigma = varied.sigma(settings);
    if (sigma == 0) {
      return Optional.of("a part of a number that is 0 is 0");
    }
    if (!number.range().contains(value - sigma) || !number.range().contains(value + sigma)) {
      return Optional.of(
          "one standard deviation from its value the number is none, for it must "
              + number.range().rule());
    }
    return settings.all(FitCommands.VARY).stream()
        .filter(other -> !other.equals(varied.setting()) && isOf(other, number, settings))
        .findFirst()
        .map(
            other ->
                "the number is varied by "
                    + FitCommands.VARY
                    + " "
                    + other.text("number")
                    + ", too");
  }

  // What is wrong with another line is told there.
  private static boolean isOf(Setting other, FreeParameter number, RunSettings settings) {
    try {
      return FreeParameter.of(other.text("number"), settings).text().equals(number.text());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
