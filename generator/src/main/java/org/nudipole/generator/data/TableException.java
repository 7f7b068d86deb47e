package org.nudipole.generator.data;

/** A table that cannot be used. */
public final class TableException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final String fault;

  /**
   * A fault in a table.
   *
   * @param file name of the table
   * @param line line of the fault, counted from 1; 0 if it concerns the whole file
   * @param fault what is wrong, and in parentheses what would be right
   */
  public TableException(String file, int line, String fault) {
    super(file + (line > 0 ? ":" + line : "") + ": " + fault);
    this.file = file;
    this.line = line;
    this.fault = fault;
  }

  /** Name of the table. */
  public String file() {
    return file;
  }

  /** Line of the fault, counted from 1; 0 if it concerns the whole file. */
  public int line() {
    return line;
  }

  /** What is wrong, without the place. */
  public String fault() {
    return fault;
  }
}
