package org.nudipole.macros.language;

import java.math.BigDecimal;
import java.util.Optional;
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

  /** What keeps a word from being a number that a double can hold. */
  enum Flaw {
    /** It is written otherwise. */
    NO_NUMBER("is not a number", ""),
    /** It is beyond the range of doubles. */
    TOO_LARGE("is too large for a double", "give less than 1.8e308"),
    /** It is nearer to 0 than doubles with all digits are. */
    TOO_SMALL("is too small for a double", "give 0 or at least 2.3e-308");

    private final String text;
    private final String range;

    Flaw(String text, String range) {
      this.text = text;
      this.range = range;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private NumberSyntax() {}

  /** Whether the word was meant as a number: it starts like one. */
  static boolean looksNumeric(String word) {
    return !word.isEmpty() && "+-.0123456789".indexOf(word.charAt(0)) >= 0;
  }

  /** What keeps a word from being a finite decimal number; empty if it is one. */
  static Optional<Flaw> flaw(String word) {
    if (word.length() > LONGEST || !DECIMAL.matcher(word).matches()) {
      return Optional.of(Flaw.NO_NUMBER);
    }
    double value = Double.parseDouble(word);
    if (Double.isInfinite(value)) {
      return Optional.of(Flaw.TOO_LARGE);
    }
    // Below the normal range digits are lost, at 0 all of them.
    return Math.abs(value) < Double.MIN_NORMAL && new BigDecimal(mantissa(word)).signum() != 0
        ? Optional.of(Flaw.TOO_SMALL)
        : Optional.empty();
  }

  /** Whether the word is written as a number, however large or small. */
  static boolean isNumber(String word) {
    return flaw(word).filter(flaw -> flaw == Flaw.NO_NUMBER).isEmpty();
  }

  /** The value of the word, after reporting why it has none. */
  static OptionalDouble read(Arguments in, Token token, String name) {
    String text = token.text();
    Optional<Flaw> flaw = flaw(text);
    if (flaw.isEmpty()) {
      return OptionalDouble.of(Double.parseDouble(text));
    }
    String suggestion = flaw.get() == Flaw.NO_NUMBER ? suggestion(in, text) : flaw.get().range;
    in.fault(token, problem(in, text), name + " " + flaw.get(), suggestion);
    return OptionalDouble.empty();
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

  private static String problem(Arguments in, String text) {
    return in.command() + " " + Printable.shown(text);
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
