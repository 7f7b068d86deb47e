package org.nudipole.cli;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.nudipole.generator.axis.Digits;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * What others published for a shipped macro, beside what the macro gives.
 *
 * @param item what is compared
 * @param macro its name in the program
 * @param changes what is set otherwise than the macro has it; a word like {@code name=value} is an
 *     alias, one that begins with a slash a command
 * @param quantity what of the run is compared
 * @param text the published value as a reader wants it, with its source or its trust
 * @param value the same as a number
 * @param error its error, 0 if none is given
 * @param reason of a difference, or that there is none known; may be empty where both agree
 */
record PublishedValue(
    String item,
    String macro,
    List<String> changes,
    ToDoubleFunction<RunConfiguration> quantity,
    String text,
    double value,
    double error,
    String reason) {
  /** Agreement to be expected where nobody states an error: models and constants differ. */
  static final double USUAL = 0.10;

  private static final String NOT_UNDERSTOOD = "not understood";

  /** What the macro gives. */
  double ours() {
    return quantity.applyAsDouble(
        RunConfiguration.read(macro, commands(true), commands(false)).get(0));
  }

  private List<String> commands(boolean set) {
    return changes.stream().filter(change -> change.startsWith("/") == set).toList();
  }

  /** The row in Markdown. */
  String row() {
    double ours = ours();
    String agreement = agreement(ours);
    if (agreement.isEmpty() && reason.isEmpty()) {
      throw new IllegalStateException(item + ": a difference without a word, " + ours);
    }
    return "| "
        + String.join(
            " | ",
            item,
            "`" + String.join("`, `", words()) + "`",
            text,
            Digits.general(ours, 3),
            Digits.fixed(ours / value, 2),
            agreement.isEmpty() || reason.isEmpty()
                ? agreement + reason
                : agreement + "; " + reason)
        + " |";
  }

  private List<String> words() {
    return Stream.concat(Stream.of(macro), changes.stream()).toList();
  }

  // A difference within the published error or the usual one needs no reason.
  private String agreement(double ours) {
    double difference = Math.abs(ours - value);
    if (reason.startsWith(NOT_UNDERSTOOD)) {
      return "";
    }
    if (error > 0 && difference <= error) {
      return "within its error";
    }
    return difference <= USUAL * value ? "within 10 %" : "";
  }
}
