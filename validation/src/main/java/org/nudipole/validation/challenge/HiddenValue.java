package org.nudipole.validation.challenge;

import org.nudipole.generator.axis.Spacing;
import org.nudipole.macros.language.Span;
import org.nudipole.macros.language.Unit;

/**
 * A macro command whose value is hidden, as {@code "/dipole/mass 10 keV .. 300 keV log"} says it.
 *
 * @param prior where its value is drawn from; its parameter is the command and the words before the
 *     value, such as {@code /dipole/lambda 14}
 */
public record HiddenValue(Prior prior) {
  private static final String FORM = "for example \"/dipole/mass 10 keV .. 300 keV log\"";

  /**
   * Reads a hidden value: command, limits, and log or linear, which it is if nothing is said.
   *
   * @throws IllegalArgumentException if the text does not say one
   */
  public static HiddenValue parse(String text) {
    Span span = Span.of(text, FORM);
    if (!span.words().startsWith("/") || span.number().isPresent()) {
      throw Span.wrong(
          text, "a hidden value is COMMAND FROM .. TO, then log or linear", "write " + FORM);
    }
    return new HiddenValue(
        new Prior(
            span.words(),
            span.unit().map(Unit::symbol).orElse(""),
            span.from(),
            span.to(),
            span.spacing().orElse(Spacing.LINEAR)));
  }

  /**
   * Whether 0 is a hypothesis about this value, if it is that of the signal: a moment can be 0, or
   * the organiser says so by data sets or a sideband without signal. A mixing angle or a quenching
   * factor is always there.
   */
  boolean hasNull(double nullProbability, boolean sideband) {
    return nullProbability > 0 || sideband || prior.unit().equals("muB");
  }

  /** The command. */
  public String command() {
    return prior.parameter().split(" ", 2)[0];
  }

  /** The value as an option {@code --set} takes it. */
  public String setting(double value) {
    String[] words = prior.parameter().split(" ", 2);
    String text = words.length > 1 ? words[1] + " " + value : Double.toString(value);
    return words[0] + "=" + (prior.unit().isEmpty() ? text : text + " " + prior.unit());
  }
}
