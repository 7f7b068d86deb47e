package org.nudipole.generator.data;

import java.util.Optional;

/** A chemical formula cannot be read. */
public final class FormulaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int place;
  private final String unknown;
  private final String suggestion;

  FormulaException(int place, String problem, String suggestion) {
    super(problem);
    this.place = place;
    this.unknown = "";
    this.suggestion = suggestion;
  }

  /** A symbol that is no element with natural isotopes. */
  FormulaException(int place, String symbol) {
    super("unknown element " + symbol);
    this.place = place;
    this.unknown = symbol;
    this.suggestion = "give elements with natural isotopes, up to uranium";
  }

  /** Index of the character where the reading ended. */
  public int place() {
    return place;
  }

  /** The symbol that is none, if that is the fault. */
  public Optional<String> unknown() {
    return Optional.of(unknown).filter(symbol -> !symbol.isEmpty());
  }

  /** What to write. */
  public String suggestion() {
    return suggestion;
  }
}
