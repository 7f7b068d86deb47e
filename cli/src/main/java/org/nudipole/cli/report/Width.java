package org.nudipole.cli.report;

import java.util.Optional;

/** How wide text for people may be, in columns. */
public final class Width {
  /** Of a terminal that nobody tells of. */
  public static final int UNKNOWN = 80;

  /** Narrower than this no table can be read. */
  private static final int NARROWEST = 40;

  private Width() {}

  /**
   * Columns of the terminal that the answer goes to: what the user says in COLUMNS, else what the
   * launcher found out, else {@value #UNKNOWN}.
   */
  public static int ofTerminal() {
    return of(System.getenv("COLUMNS"), System.getProperty("nudipole.columns"));
  }

  /**
   * The first that is a number of columns.
   *
   * @param wanted the variable COLUMNS; null if it is not set
   * @param told what the launcher says; null or empty where the answer goes to no terminal
   */
  static int of(String wanted, String told) {
    return columns(wanted).or(() -> columns(told)).orElse(UNKNOWN);
  }

  private static Optional<Integer> columns(String text) {
    return Optional.ofNullable(text)
        .filter(digits -> digits.matches("[0-9]{1,6}"))
        .map(Integer::valueOf)
        .filter(columns -> columns > 0)
        .map(columns -> Math.max(NARROWEST, columns));
  }
}
