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
  private static final double PER_CENT = 0.01;

  private VariedNumberBinding() {}

  static Bound<VariedNumber> of(Setting setting, RunSettings settings) {
    Value.Spread spread = setting.spread("sigma");
    try {
      FreeParameter number = number(setting, spread, settings);
      double value = number.requireValue(settings);
      double sigma =
          spread.isRelative() ? PER_CENT * spread.value() * Math.abs(value) : spread.value();
      Optional<String> wrong = wrong(number, value, sigma, settings);
      return wrong.isPresent()
          ? Bound.faulty(setting.fault(wrong.get(), "give another number or standard deviation"))
          : Bound.of(new VariedNumber(setting, number, sigma));
    } catch (IllegalArgumentException e) {
      return Bound.faulty(
          setting.fault("number", e.getMessage(), "write it as the command itself is written"));
    }
  }

  private static FreeParameter number(Setting setting, Value.Spread spread, RunSettings settings) {
    FreeParameter number = FreeParameter.of(setting.text("number"), settings);
    return spread.isRelative()
        ? number
        : number.in(UnitCatalogue.find(spread.unit()), setting.toString());
  }

  private static Optional<String> wrong(
      FreeParameter number, double value, double sigma, RunSettings settings) {
    if (!number.scope().changesRates()) {
      return Optional.of("no expected count depends on " + number.text());
    }
    if (sigma == 0) {
      return Optional.of("a part of a number that is 0 is 0");
    }
    if (!number.range().contains(value - sigma) || !number.range().contains(value + sigma)) {
      return Optional.of(
          "one standard deviation from its value the number is none, for it must "
              + number.range().rule());
    }
    long same =
        settings.all(FitCommands.VARY).stream()
            .filter(
                other ->
                    FreeParameter.of(other.text("number"), settings).text().equals(number.text()))
            .count();
    return same > 1 ? Optional.of("the number is varied by another line, too") : Optional.empty();
  }
}
