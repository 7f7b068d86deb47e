package org.nudipole.generator.data;

/**
 * What is wrong at one place of a table.
 *
 * @param line line, counted from 1; 0 if it concerns the whole file
 * @param column column of the character, counted from 1
 * @param fault what is wrong, and in parentheses what would be right
 * @param suggestion what to write instead; empty where only the reader of the table can say
 */
public record TableFault(int line, int column, String fault, String suggestion) {
  /** A fault whose suggestion is that of the reader of the table. */
  public TableFault(int line, int column, String fault) {
    this(line, column, fault, "");
  }

  String message() {
    return (line > 0 ? ":" + line : "") + (column > 1 ? ":" + column : "") + ": " + fault;
  }
}
