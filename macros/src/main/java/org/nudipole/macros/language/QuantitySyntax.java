package org.nudipole.macros.language;

import java.util.Optional;

/**
 * The checks that every number with a unit passes: unit there, of the right dimension, in range.
 */
final class QuantitySyntax {
  private QuantitySyntax() {}

  /**
   * Takes the unit after the numbers.
   *
   * @param number last of the numbers; the place of a fault that no unit is there
   * @param written the numbers as written
   */
  static Optional<Unit> readUnit(Arguments in, Token number, String written, Dimension dimension) {
    String numbers = in.command() + " " + NumberSyntax.shown(written);
    String needs =
        dimension.phrase()
            + " needs "
            + (UnitCatalogue.symbols(dimension).size() > 1 ? "one of " : "")
            + String.join(" ", UnitCatalogue.symbols(dimension));
    if (!in.hasNext() || NumberSyntax.looksNumeric(in.peek().text())) {
      in.fault(number, numbers, "no unit", needs);
      return Optional.empty();
    }
    Token token = in.next();
    String symbol = NumberSyntax.shown(token.text());
    Optional<Unit> unit = UnitCatalogue.find(token.text());
    if (unit.isEmpty()) {
      String guess = Nearest.suggestion(token.text(), UnitCatalogue.symbols(dimension), "");
      in.fault(
          token,
          numbers + " " + symbol,
          "unknown unit " + symbol,
          guess.isEmpty() ? needs : guess + " " + needs);
      return Optional.empty();
    }
    if (!dimension.accepts(unit.get())) {
      in.fault(
          token,
          numbers + " " + symbol,
          symbol + " is the unit of " + unit.get().dimension().phrase(),
          needs);
      return Optional.empty();
    }
    return unit;
  }

  /** Whether the value is allowed, after reporting that it is not. */
  static boolean inRange(Arguments in, Token number, double value, String name, Range range) {
    if (range.contains(value)) {
      return true;
    }
    in.fault(
        number,
        in.command() + " " + NumberSyntax.shown(number.text()),
        name + " must " + range.rule(),
        "example: " + in.spec().example());
    return false;
  }

  /** Whether the value survived its conversion, after reporting that it did not. */
  static boolean converted(Arguments in, Token number, double value, double converted) {
    boolean lost = !Double.isFinite(converted) || (converted == 0 && value != 0);
    if (lost) {
      in.fault(
          number,
          in.command() + " " + NumberSyntax.shown(number.text()),
          "too " + (converted == 0 ? "small" : "large") + " for a double in internal units",
          "example: " + in.spec().example());
    }
    return !lost;
  }
}
