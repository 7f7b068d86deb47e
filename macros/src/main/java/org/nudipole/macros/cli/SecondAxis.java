package org.nudipole.macros.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nudipole.generator.Column;
import org.nudipole.macros.language.Dimension;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.UnitCatalogue;
import org.nudipole.macros.run.RunConfiguration;
import org.nudipole.validation.Binning;

/**
 * Bins of what is measured beside the first observable: a second one, or else the time in the
 * pulse.
 *
 * @param column what it is
 * @param bins bins, in the base units of that column
 */
record SecondAxis(Column column, Binning bins) {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\S+)(?:\\s+(\\S+))?\\s+\\.\\.\\s+(\\S+)\\s+(\\S+)\\s+(log|linear)\\s+(\\d{1,4})");

  /**
   * Reads bins such as {@code 0 us .. 6 us linear 12}.
   *
   * @throws IllegalArgumentException saying what is wrong with the text, or with the run
   */
  static SecondAxis of(String text, RunConfiguration run) {
    Column column = column(run);
    Dimension dimension = column.equals(Column.PULSE_TIME) ? Dimension.TIME : Dimension.OBSERVED;
    Matcher words = FORM.matcher(text.strip());
    if (!words.matches()) {
      throw new IllegalArgumentException(
          text + " (no bins) write \"FROM .. TO linear N\" or log, such as " + example(column));
    }
    Unit upper = unit(text, words.group(4), dimension, column);
    Unit lower = words.group(2) == null ? upper : unit(text, words.group(2), dimension, column);
    try {
      double low = Double.parseDouble(words.group(1)) * lower.factor();
      double high = Double.parseDouble(words.group(3)) * upper.factor();
      int n = Integer.parseInt(words.group(6));
      return new SecondAxis(
          column,
          words.group(5).equals("log")
              ? Binning.logarithmic(low, high, n)
              : Binning.linear(low, high, n));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          text + " (a limit is no number) write for example " + example(column), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          text + " (" + e.getMessage() + ") write for example " + example(column), e);
    }
  }

  private static Column column(RunConfiguration run) {
    Optional<Column> second = run.experiment().response().secondColumn();
    if (second.isPresent()) {
      return second.get();
    }
    if (run.density().pulse().isEmpty()) {
      throw new IllegalArgumentException(
          "the run has one observable and no pulses (nothing else is measured) leave it out");
    }
    return Column.PULSE_TIME;
  }

  private static Unit unit(String text, String symbol, Dimension dimension, Column column) {
    return UnitCatalogue.find(symbol)
        .filter(dimension::accepts)
        .filter(unit -> dimension == Dimension.TIME || unit.scale().units().equals(column.units()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    text
                        + " ("
                        + symbol
                        + " is no unit of "
                        + column.name()
                        + ") write for example "
                        + example(column)));
  }

  private static String example(Column column) {
    return column.equals(Column.PULSE_TIME)
        ? "\"0 us .. 6 us linear 12\""
        : "\"1 " + column.units() + " .. 1000 " + column.units() + " log 10\"";
  }
}
