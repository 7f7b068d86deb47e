package org.nudipole.macros.language;

import java.util.List;
import java.util.Optional;

/** The checks that a number with a unit passes: unit there, of the right dimension, in range. */
final class QuantitySyntax {
  private QuantitySyntax() {}

  /**
   * Takes the unit after the numbers.
   *
   * @param number last of the numbers; the place of a fault that no unit is there
   * @param written the numbers as written
   */
  static Optional<Unit> readUnit(Arguments in, Token number, String written, Dimension dimension) {
    if (!in.hasNext() || NumberSyntax.looksNumeric(in.peek().text())) {
      in.fault(number, in.command() + " " + Printable.shown(written), "no unit", needs(dimension));
      return Optional.empty();
    }
    Token token = in.next();
    Optional<Unit> unit = UnitCatalogue.find(token.text());
    if (unit.isPresent() && dimension.accepts(unit.get())) {
      return unit;
    }
    String symbol = Printable.shown(token.text());
    String guess = Nearest.suggestion(token.text(), UnitCatalogue.symbols(dimension), "");
    in.fault(
        token,
        in.command() + " " + Printable.shown(written) + " " + symbol,
        unit.map(other -> symbol + " is the unit of " + other.dimension().phrase())
            .orElse("unknown unit " + symbol),
        unit.isPresent() ? needs(dimension) : (guess + " " + needs(dimension)).trim());
    return Optional.empty();
  }

  private static String needs(Dimension dimension) {
    List<String> symbols = UnitCatalogue.symbols(dimension);
    return dimension.phrase()
        + (symbols.size() > 1 ? " needs one of " : " needs ")
        + String.join(" ", symbols);
  }

  /** Whether the value is allowed, after reporting that it is not. */
  static boolean inRange(
      Arguments in, Token number, String unit, double value, String name, Range range) {
    if (range.contains(value)) {
      return true;
    }
    in.fault(
        number, problem(in, number, unit), name + " must " + range.rule(), in.suggestedExample());
    return false;
  }

  /** Whether the value survived its conversion, after reporting that it did not. */
  static boolean converted(
      Arguments in, Token number, String unit, double value, double converted) {
    boolean lost = !Double.isFinite(converted) || (converted == 0 && value != 0);
    if (lost) {
      in.fault(
          number,
          problem(in, number, unit),
          "too " + (converted == 0 ? "small" : "large") + " for a double in internal units",
          in.suggestedExample());
    }
    return !lost;
  }

  private static String problem(Arguments in, Token number, String unit) {
    return (in.command() + " " + Printable.shown(number.text()) + " " + unit).strip();
  }
}
