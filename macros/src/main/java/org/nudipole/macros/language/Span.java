package org.nudipole.macros.language;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import org.nudipole.generator.axis.Spacing;

/**
 * What options say of a parameter or an axis: {@code [WORDS] FROM [UNIT] .. TO [UNIT] [log|linear
 * [N]]}. A first limit without a unit has that of the second; both are told in the unit of the
 * first.
 *
 * @param words what stands before the limits, such as a command; may be empty
 * @param from first limit, in the unit
 * @param to second limit, in the unit
 * @param unit unit of the limits, if they have one
 * @param spacing in what values between them are even, if it is said
 * @param number how many values or bins, if it is said
 */
public record Span(
    String words,
    double from,
    double to,
    Optional<Unit> unit,
    Optional<Spacing> spacing,
    OptionalInt number) {
  private static final String DOTS = "..";
  private static final int MOST = 99_999;

  /** A limit as it is written. */
  private record Limit(double value, Optional<Unit> unit) {}

  /**
   * Reads a text.
   *
   * @param form how such a text is written, to be shown after "write"
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static Span of(String text, String form) {
    return new Reader(text, form).span();
  }

  /** What is wrong with a text that says a span: the text, cut to fit, why, and what to do. */
  public static IllegalArgumentException wrong(String text, String why, String suggestion) {
    return new IllegalArgumentException(
        "\"" + Printable.shown(text.strip()) + "\" (" + why + ") " + suggestion);
  }

  /** Reads one text, word by word. */
  private record Reader(String text, String form) {
    Span span() {
      int dots = text.indexOf(DOTS);
      if (dots < 0) {
        throw wrong("two limits with " + DOTS + " between them are needed");
      }
      if (text.startsWith(DOTS + ".", dots)) {
        throw wrong("two dots stand between the limits, with blanks around them");
      }
      Deque<String> first = words(text.substring(0, dots));
      Limit from = last(first);
      Deque<String> rest = words(text.substring(dots + DOTS.length()));
      Limit to = first(rest);
      Optional<Spacing> spacing = Optional.ofNullable(rest.peek()).flatMap(Spacing::named);
      OptionalInt number = OptionalInt.empty();
      if (spacing.isPresent()) {
        rest.poll();
        number = rest.isEmpty() ? OptionalInt.empty() : OptionalInt.of(number(rest.poll()));
      }
      if (!rest.isEmpty()) {
        throw wrong(Printable.shown(rest.peek()) + " is not expected there");
      }
      Optional<Unit> unit = from.unit().or(to::unit);
      double end = to.value() * ratio(to, unit);
      if (!Double.isFinite(end) || end == 0 && to.value() != 0) {
        throw wrong("the limits are too far apart for doubles");
      }
      return new Span(String.join(" ", first), from.value(), end, unit, spacing, number);
    }

    // One of the second limit's unit in that of the first.
    private double ratio(Limit to, Optional<Unit> unit) {
      if (to.unit().equals(unit)) {
        return 1;
      }
      if (to.unit().isEmpty()) {
        throw wrong("the second limit has no unit");
      }
      Unit of = to.unit().orElseThrow();
      Unit in = unit.orElseThrow();
      if (of.dimension() != in.dimension() || of.scale() != in.scale()) {
        throw wrong("the ends are on different scales: " + in.symbol() + " and " + of.symbol());
      }
      return of.factor() / in.factor();
    }

    // The limit at the end of some words, which it is taken from.
    private Limit last(Deque<String> words) {
      String last = words.isEmpty() ? "" : words.pollLast();
      boolean bare = words.isEmpty() || !NumberSyntax.isNumber(words.peekLast());
      return bare || NumberSyntax.isNumber(last)
          ? new Limit(value(last), Optional.empty())
          : new Limit(value(words.pollLast()), Optional.of(unit(last)));
    }

    // The limit at the beginning of some words, which it is taken from.
    private Limit first(Deque<String> words) {
      double value = value(words.isEmpty() ? "" : words.poll());
      return words.isEmpty() || Spacing.named(words.peek()).isPresent()
          ? new Limit(value, Optional.empty())
          : new Limit(value, Optional.of(unit(words.poll())));
    }

    private double value(String word) {
      if (word.isEmpty()) {
        throw wrong("a limit is missing");
      }
      NumberSyntax.flaw(word)
          .ifPresent(
              flaw -> {
                throw wrong(Printable.shown(word) + " " + flaw);
              });
      return Double.parseDouble(word);
    }

    private Unit unit(String symbol) {
      return UnitCatalogue.find(symbol)
          .orElseThrow(
              () ->
                  wrong(
                      Printable.shown(symbol) + " is not a unit",
                      Nearest.suggestion(
                          symbol,
                          UnitCatalogue.all().stream().map(Unit::symbol).toList(),
                          "write " + form)));
    }

    private int number(String word) {
      double value = value(word);
      if (value != Math.rint(value) || value < 1 || value > MOST) {
        throw wrong(Printable.shown(word) + " is not a whole number from 1 to " + MOST);
      }
      return (int) value;
    }

    private IllegalArgumentException wrong(String why) {
      return wrong(why, "write " + form);
    }

    private IllegalArgumentException wrong(String why, String suggestion) {
      return Span.wrong(text, why, suggestion);
    }

    private static Deque<String> words(String text) {
      String stripped = text.strip();
      return stripped.isEmpty()
          ? new ArrayDeque<>()
          : new ArrayDeque<>(Arrays.asList(stripped.split("\\s+", -1)));
    }
  }
}
