package org.nudipole.generator.data;

/** A table that cannot be used; the message begins with {@code file:line:}. */
public final class TableException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault in a table.
   *
   * @param file name of the table
   * @param line line of the fault, counted from 1; 0 if it concerns the whole file
   * @param message what is wrong, why, and what would be right
   */
  public TableException(String file, int line, String message) {
    super(file + (line > 0 ? ":" + line : "") + ": " + message);
  }
}
