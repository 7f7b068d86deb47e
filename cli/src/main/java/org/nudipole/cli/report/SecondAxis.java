package org.nudipole.cli.report;

import java.util.Optional;
import org.nudipole.generator.Column;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Spacing;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Dimension;
import org.nudipole.macros.language.Span;
import org.nudipole.macros.language.Unit;

/**
 * Bins of what is measured beside the first observable: a second one, or else the time in the
 * pulse.
 *
 * @param column what it is
 * @param bins bins, in the base units of that column
 */
public record SecondAxis(Column column, Binning bins) {
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
            .filter(u -> measures(u, column))
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
    Optional<Column> second = run.common().response().secondColumn();
    if (second.isPresent()) {
      return second.get();
    }
    if (run.common().source().pulse().isEmpty()) {
      throw new IllegalArgumentException(
          "the run has one observable and no pulses (nothing else is measured) leave it out");
    }
    return Column.PULSE_TIME;
  }

  private static boolean measures(Unit unit, Column column) {
    return column.equals(Column.PULSE_TIME)
        ? Dimension.TIME.accepts(unit)
        : Dimension.OBSERVED.accepts(unit) && unit.scale().units().equals(column.units());
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
