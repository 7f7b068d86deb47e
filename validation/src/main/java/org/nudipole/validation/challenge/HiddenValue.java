package org.nudipole.validation.challenge;

import org.nudipole.generator.axis.Spacing;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Commands;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Span;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.UnitCatalogue;

/**
 * A macro command whose value is hidden, as {@code "/dipole/mass 10 keV .. 300 keV log"} says it.
 *
 * @param prior where its value is drawn from; its parameter is the command and what says which of
 *     its numbers it is, such as {@code /dipole/lambda 14} or {@code /background/flat compton #to}
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
    if (!FreeParameter.isCommand(span.words()) || span.number().isPresent()) {
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
   * Whether absence is a hypothesis about this value, if it is that of the signal: the command has
   * a null, or the organiser says so by data sets or a sideband without signal. A mixing angle or a
   * quenching factor is always there.
   */
  boolean hasNull(double nullProbability, boolean sideband) {
    return nullProbability > 0 || sideband || isSignal();
  }

  /** Whether it is the number of a signal, such as a moment, which can be absent. */
  public boolean isSignal() {
    return !prior.parameter().contains("#")
        && Commands.find(command()).filter(CommandSpec::isSignal).isPresent();
  }

  /** The command. */
  public String command() {
    return prior.parameter().split(" ", 2)[0];
  }

  /**
   * The number of a run, in the unit of its prior.
   *
   * @throws IllegalArgumentException if the run has no such number
   */
  FreeParameter of(RunSettings run) {
    return FreeParameter.of(prior.parameter(), run)
        .in(UnitCatalogue.find(prior.unit()), prior.parameter());
  }
}
