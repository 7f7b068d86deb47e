package org.nudipole.macros.language;

import java.util.Comparator;

/**
 * A place in user input.
 *
 * @param file name of the macro as the user knows it, or {@code --set[1]}, {@code --alias[1]}
 * @param line line from 1; 0 in a command line option, which has only columns
 * @param column column from 1, in characters (a tab is one); 0 in what no user wrote as a line
 */
public record SourceLocation(String file, int line, int column)
    implements Comparable<SourceLocation> {
  private static final Comparator<SourceLocation> ORDER =
      Comparator.comparing(SourceLocation::file)
          .thenComparingInt(SourceLocation::line)
          .thenComparingInt(SourceLocation::column);

  /**
   * A place without lines and columns.
   *
   * @param name what the user knows it by, such as an option or a command
   */
  static SourceLocation of(String name) {
    return new SourceLocation(name, 0, 0);
  }

  /** Another column of the same line, if there are columns. */
  SourceLocation atColumn(int other) {
    return column == 0 ? this : new SourceLocation(file, line, other);
  }

  @Override
  public int compareTo(SourceLocation other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column}, {@code --set[1]:column}, or the name alone. */
  @Override
  public String toString() {
    return file + (line == 0 ? "" : ":" + line) + (column == 0 ? "" : ":" + column);
  }
}
