package org.nudipole.macros.challenge;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.UnitCatalogue;
import org.nudipole.validation.challenge.Prior;

/**
 * A macro command whose value is hidden, as {@code "/dipole/mass 10 keV .. 300 keV log"} says it.
 *
 * @param prior where its value is drawn from; its parameter is the command and the words before the
 *     value, such as {@code /dipole/lambda 14}
 */
public record HiddenValue(Prior prior) {
  private static final Pattern FORM =
      Pattern.compile("(/\\S+)\\s+(.+?)\\s*\\.\\.\\s*(.+?)(?:\\s+(log|linear))?\\s*");

  private static final String EXAMPLE = "write for example \"/dipole/mass 10 keV .. 300 keV log\"";

  /**
   * Reads a hidden value. Limits may be in two units; the prior has that of the lower one.
   *
   * @throws IllegalArgumentException if the text does not say one
   */
  public static HiddenValue parse(String text) {
    Matcher form = FORM.matcher(text.trim());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" (a hidden value is COMMAND FROM .. TO, then log or linear) " + EXAMPLE);
    }
    List<String> from = words(form.group(2));
    List<String> to = words(form.group(3));
    String upper = isNumber(last(to)) ? "" : last(to);
    boolean bare = isNumber(last(from));
    String unit = bare ? upper : last(from);
    double ratio = unit.equals(upper) ? 1 : ratio(text, upper, unit);
    List<String> before = bare ? from : from.subList(0, from.size() - 1);
    if (before.isEmpty() || !isNumber(last(before)) || !isNumber(to.get(0)) || to.size() > 2) {
      throw new IllegalArgumentException("\"" + text + "\" (a limit is no number) " + EXAMPLE);
    }
    List<String> prefix = before.subList(0, before.size() - 1);
    String parameter = String.join(" ", form.group(1), String.join(" ", prefix)).trim();
    return new HiddenValue(
        new Prior(
            parameter,
            unit,
            Double.parseDouble(last(before)),
            Double.parseDouble(to.get(0)) * ratio,
            "log".equals(form.group(4)) ? Prior.Scale.LOG : Prior.Scale.LINEAR));
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

  private static double ratio(String text, String upper, String lower) {
    Optional<Unit> of = UnitCatalogue.find(upper);
    Optional<Unit> to = UnitCatalogue.find(lower);
    if (of.isEmpty()
        || !of.map(Unit::dimension).equals(to.map(Unit::dimension))
        || !of.map(Unit::scale).equals(to.map(Unit::scale))) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" (no unit turns one limit into that of the other) give both one unit, "
              + EXAMPLE);
    }
    return of.get().factor() / to.get().factor();
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.trim().split("\\s+"));
  }

  private static String last(List<String> words) {
    return words.get(words.size() - 1);
  }

  private static boolean isNumber(String word) {
    try {
      return Double.isFinite(Double.parseDouble(word));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
