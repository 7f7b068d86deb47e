package org.nudipole.macros.language;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads decimal numbers, strictly: no NaN, no infinity, no hexadecimal, no type suffix. */
final class NumberSyntax {
  /** Longer numbers carry no information and cost time. */
  private static final int LONGEST = 200;

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]{1,6})?");
  private static final Pattern GLUED =
      Pattern.compile("([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?)([/A-Za-z].*)");

  private NumberSyntax() {}

  /** Whether the word was meant as a number: it starts like one. */
  static boolean looksNumeric(String word) {
    return !word.isEmpty() && "+-.0123456789".indexOf(word.charAt(0)) >= 0;
  }

  /** The value of a word that is a finite decimal number. */
  static OptionalDouble decimal(String word) {
    if (word.length() > LONGEST || !DECIMAL.matcher(word).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(word);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** The value of the word, after reporting why it has none. */
  static OptionalDouble read(Arguments in, Token token, String name) {
    String text = token.text();
    if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
      in.fault(token, problem(in, text), name + " is not a number", suggestion(in, text));
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      in.fault(
          token, problem(in, text), name + " is too large for a double", "give less than 1.8e308");
      return OptionalDouble.empty();
    }
    // Below the normal range digits are lost, at 0 all of them.
    if (Math.abs(value) < Double.MIN_NORMAL && new BigDecimal(mantissa(text)).signum() != 0) {
      in.fault(
          token,
          problem(in, text),
          name + " is too small for a double",
          "give 0 or at least 2.3e-308");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(value);
  }

  /**
   * The value of a word that must be a 64-bit integer, after reporting why it has none. An exponent
   * is fine, 1e6, as long as the value is whole.
   */
  static OptionalLong readInteger(Arguments in, Token token, String name) {
    String text = token.text();
    if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
      in.fault(token, problem(in, text), name + " is not an integer", in.suggestedExample());
      return OptionalLong.empty();
    }
    double value = Double.parseDouble(text);
    if (Math.abs(value) > 1e19) {
      return tooLarge(in, token, name);
    }
    try {
      return OptionalLong.of(new BigDecimal(text).longValueExact());
    } catch (ArithmeticException e) {
      if (Math.abs(value) >= Long.MAX_VALUE) {
        return tooLarge(in, token, name);
      }
      in.fault(token, problem(in, text), name + " is not an integer", "write " + Math.round(value));
      return OptionalLong.empty();
    }
  }

  private static OptionalLong tooLarge(Arguments in, Token token, String name) {
    in.fault(
        token,
        problem(in, token.text()),
        name + " does not fit in 64 bits",
        "give at most " + Long.MAX_VALUE);
    return OptionalLong.empty();
  }

  /** Input cut to a length that fits a message, on one line. */
  static String shown(String text) {
    String cut = text.length() <= 60 ? text : text.substring(0, 57) + "...";
    return cut.chars().anyMatch(Character::isISOControl) ? cut.replaceAll("\\p{Cc}", "?") : cut;
  }

  private static String problem(Arguments in, String text) {
    return in.command() + " " + shown(text);
  }

  private static String mantissa(String text) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    return exponent < 0 ? text : text.substring(0, exponent);
  }

  private static String suggestion(Arguments in, String text) {
    if (text.length() <= LONGEST) {
      Matcher glued = GLUED.matcher(text);
      if (glued.matches() && UnitCatalogue.find(glued.group(2)).isPresent()) {
        return "put a blank before the unit: " + glued.group(1) + " " + glued.group(2);
      }
    }
    return in.suggestedExample();
  }
}
