package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.generator.axis.Spacing;

/**
 * Values that a parameter takes one after the other: {@code COMMAND FROM .. TO log N}.
 *
 * @param parameter the parameter
 * @param values its values, in its unit
 */
public record Scan(FreeParameter parameter, List<Double> values) {
  private static final String FORM =
      "\"COMMAND FROM .. TO log N\" or linear, such as \"/dipole/mass 1 keV .. 1 MeV log 40\"";

  /** Keeps a copy. */
  public Scan {
    values = List.copyOf(values);
  }

  /** Whether its values are in equal steps, as those of a linear scan are. */
  public boolean isEven() {
    int last = values.size() - 1;
    double step = (values.get(last) - values.get(0)) / Math.max(1, last);
    return last > 1 && Math.abs(values.get(1) - values.get(0) - step) <= 1e-6 * Math.abs(step);
  }

  /**
   * Reads a scan, such as {@code /dipole/mass 1 keV .. 1 MeV log 40}.
   *
   * @param settings a run that is scanned
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static Scan of(String text, RunSettings settings) {
    Span span = Span.of(text, FORM);
    if (span.words().isEmpty() || span.number().isEmpty()) {
      throw Span.wrong(
          text,
          span.words().isEmpty() ? "no command" : "the number of values is missing",
          "write " + FORM);
    }
    FreeParameter parameter = FreeParameter.of(span.words(), settings).in(span.unit(), text);
    Spacing spacing = span.spacing().orElse(Spacing.LINEAR);
    if (spacing == Spacing.LOG && !(span.from() > 0 && span.to() > 0)) {
      throw Span.wrong(
          text, "a logarithmic scan needs ends above 0", "use linear, or begin above 0");
    }
    int points = span.number().getAsInt();
    if (points > 1 && span.from() == span.to()) {
      throw Span.wrong(text, "both ends are the same", "give different ends");
    }
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      double part = points == 1 ? 0 : i / (points - 1.0);
      double value = spacing.between(span.from(), span.to(), part);
      if (!Double.isFinite(value)) {
        throw Span.wrong(text, "the ends are too far apart for doubles", "change the ends");
      }
      if (!parameter.range().contains(value)) {
        throw Span.wrong(text, "the value must " + parameter.range().rule(), "change the ends");
      }
      values.add(value);
    }
    return new Scan(parameter, values);
  }
}
