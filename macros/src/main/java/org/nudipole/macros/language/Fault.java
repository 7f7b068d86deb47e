package org.nudipole.macros.language;

import java.util.Comparator;

/**
 * One thing wrong in user input.
 *
 * @param location where
 * @param problem what is wrong, quoting the input
 * @param why the reason
 * @param suggestion what to write instead
 */
public record Fault(SourceLocation location, String problem, String why, String suggestion)
    implements Comparable<Fault> {
  private static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::location).thenComparing(Fault::toString);

  @Override
  public int compareTo(Fault other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column: PROBLEM (WHY) SUGGESTION}. */
  @Override
  public String toString() {
    return location + ": " + problem + " (" + why + ") " + suggestion;
  }
}
