package org.nudipole.macros.language;

import java.util.Comparator;

/**
 * One thing wrong in user input.
 *
 * @param location where
 * @param problem what is wrong, quoting the input
 * @param why the reason
 * @param suggestion what to write instead
 * @param general whether it is one of the run as a whole; else one of values, be it of several
 *     lines, of which there is no experiment
 */
public record Fault(
    SourceLocation location, String problem, String why, String suggestion, boolean general)
    implements Comparable<Fault> {
  private static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::location).thenComparing(Fault::toString);

  /** A fault of values. */
  public Fault(SourceLocation location, String problem, String why, String suggestion) {
    this(location, problem, why, suggestion, false);
  }

  /** The same fault, said to be about something. */
  public Fault about(String what) {
    return new Fault(location, what + ": " + problem, why, suggestion, general);
  }

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
