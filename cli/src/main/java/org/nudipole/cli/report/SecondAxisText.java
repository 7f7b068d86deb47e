package org.nudipole.cli.report;

import org.nudipole.detector.response.SecondAxis;
import org.nudipole.generator.Column;
import org.nudipole.generator.axis.Spacing;
import org.nudipole.macros.binding.Measured;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Span;
import org.nudipole.macros.language.Unit;

/** Reads the bins of a second axis that a user writes on the command line. */
public final class SecondAxisText {
  private SecondAxisText() {}

  /**
   * Reads bins such as {@code 0 us .. 6 us linear 12}.
   *
   * @throws IllegalArgumentException saying what is wrong with the text, or with the run
   */
  public static SecondAxis of(String text, RunConfiguration run) {
    Column column = column(run);
    Span span = Span.of(text, form(column));
    if (!span.words().isEmpty() || span.number().isEmpty()) {
      throw wrong(
          text,
          span.words().isEmpty()
              ? "the number of bins is missing"
              : span.words() + " is not expected there",
          column);
    }
    Unit unit =
        span.unit()
            .filter(u -> Measured.isIn(u, column))
            .orElseThrow(() -> wrong(text, "no unit of " + column.name(), column));
    double low = span.from() * unit.factor();
    double high = span.to() * unit.factor();
    int n = span.number().getAsInt();
    try {
      return new SecondAxis(column, span.spacing().orElse(Spacing.LINEAR).bins(low, high, n));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wrong(text, e.getMessage(), column).getMessage(), e);
    }
  }

  private static Column column(RunConfiguration run) {
    return Measured.by(run).beside().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the run has one observable and no pulses (nothing else is measured) leave it"
                        + " out"));
  }

  private static IllegalArgumentException wrong(String text, String why, Column column) {
    return Span.wrong(text, why, "write " + form(column));
  }

  private static String form(Column column) {
    return column.equals(Column.PULSE_TIME)
        ? "for example \"0 us .. 6 us linear 12\""
        : "for example \"1 " + column.units() + " .. 1000 " + column.units() + " log 10\"";
  }
}
