package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that a parameter takes one after the other: {@code COMMAND FROM .. TO log N}.
 *
 * @param parameter the parameter
 * @param values its values, in its unit
 */
public record Scan(FreeParameter parameter, List<Double> values) {
  private static final Pattern FORM =
      Pattern.compile(
          "(/\\S.*?)\\s+([-+.0-9]\\S*)(?:\\s+(\\S+))?\\s+\\.\\.\\s+(\\S+)(?:\\s+(\\S+))?\\s+(log|linear)\\s+(\\d{1,5})");

  /** Keeps a copy. */
  public Scan {
    values = List.copyOf(values);
  }

  /**
   * Reads a scan, such as {@code /dipole/mass 1 keV .. 1 MeV log 40}.
   *
   * @param settings a run that is scanned
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static Scan of(String text, RunSettings settings) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          text
              + " (not a scan) write \"COMMAND FROM .. TO log N\" or linear, such as"
              + " \"/dipole/mass 1 keV .. 1 MeV log 40\"");
    }
    FreeParameter parameter = FreeParameter.of(matcher.group(1), settings);
    Optional<Unit> unit = unit(text, parameter, matcher.group(3));
    double from = number(text, matcher.group(2));
    Optional<Unit> last = unit(text, parameter, matcher.group(5));
    if (!unit.map(Unit::dimension).equals(last.map(Unit::dimension))
        || !unit.map(Unit::scale).equals(last.map(Unit::scale))) {
      throw new IllegalArgumentException(
          text + " (the ends are on different scales) give both the same unit");
    }
    double to =
        number(text, matcher.group(4))
            * last.map(Unit::factor).orElse(1.0)
            / unit.map(Unit::factor).orElse(1.0);
    int points = Integer.parseInt(matcher.group(7));
    boolean logarithmic = matcher.group(6).equals("log");
    if (points < 1 || logarithmic && !(from > 0 && to > 0)) {
      throw new IllegalArgumentException(
          text
              + (points < 1
                  ? " (no points) give at least one"
                  : " (a logarithmic scan needs ends above 0) use linear, or begin above 0"));
    }
    FreeParameter written = unit.map(parameter::in).orElse(parameter);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      double value = value(from, to, logarithmic, points == 1 ? 0 : i / (points - 1.0));
      if (!parameter.range().contains(value)) {
        throw new IllegalArgumentException(
            text + " (the value must " + parameter.range().rule() + ") change the ends");
      }
      values.add(value);
    }
    return new Scan(written, values);
  }

  private static double value(double from, double to, boolean logarithmic, double part) {
    if (part == 0 || part == 1) {
      return part == 0 ? from : to;
    }
    return logarithmic ? from * Math.pow(to / from, part) : from + (to - from) * part;
  }

  private static Optional<Unit> unit(String text, FreeParameter parameter, String symbol) {
    Optional<Dimension> needed = parameter.dimension();
    if (needed.isEmpty()) {
      if (symbol != null) {
        throw new IllegalArgumentException(
            text + " (" + parameter.text() + " has no unit) drop " + symbol);
      }
      return Optional.empty();
    }
    Dimension dimension = needed.get();
    Optional<Unit> unit =
        Optional.ofNullable(symbol).flatMap(UnitCatalogue::find).filter(dimension::accepts);
    if (unit.isEmpty()) {
      throw new IllegalArgumentException(
          text
              + " ("
              + dimension.phrase()
              + " is needed) give both ends a unit, one of "
              + String.join(" ", UnitCatalogue.symbols(dimension)));
    }
    return unit;
  }

  private static double number(String text, String word) {
    try {
      double value = Double.parseDouble(word);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(text + " (" + word + " is not a number)", e);
    }
    throw new IllegalArgumentException(text + " (" + word + " is not finite)");
  }
}
