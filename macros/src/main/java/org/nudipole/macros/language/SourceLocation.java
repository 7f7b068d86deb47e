package org.nudipole.macros.language;

import java.util.Comparator;

/**
 * A place in user input.
 *
 * @param file name of the macro as the user knows it, or {@code --set[1]}, {@code --alias[1]}
 * @param line line from 1; 0 in a command line option, which has only columns
 * @param column column from 1, in characters (a tab is one)
 */
public record SourceLocation(String file, int line, int column)
    implements Comparable<SourceLocation> {
  private static final Comparator<SourceLocation> ORDER =
      Comparator.comparing(SourceLocation::file)
          .thenComparingInt(SourceLocation::line)
          .thenComparingInt(SourceLocation::column);

  /** Another column of the same line. */
  SourceLocation atColumn(int other) {
    return new SourceLocation(file, line, other);
  }

  @Override
  public int compareTo(SourceLocation other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column}, or {@code --set[1]:column}. */
  @Override
  public String toString() {
    return line == 0 ? file + ":" + column : file + ":" + line + ":" + column;
  }
}
