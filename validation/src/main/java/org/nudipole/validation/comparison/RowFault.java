package org.nudipole.validation.comparison;

import java.util.List;
import org.nudipole.generator.axis.Digits;

/** Counts rows that cannot be, and remembers the first. */
final class RowFault {
  private final String what;
  private long count;
  private String example = "";

  /**
   * A kind of fault.
   *
   * @param what columns and what is wrong with them
   */
  RowFault(String what) {
    this.what = what;
  }

  /** Notes a row whose value differs from what it must be. */
  void at(long row, double value, double expected) {
    if (count++ == 0) {
      example =
          "row " + row + " has " + Digits.of(value, 10) + " instead of " + Digits.of(expected, 10);
    }
  }

  /** The fault as a line, if there was one. */
  List<String> faults() {
    return count == 0 ? List.of() : List.of(what + " in " + count + " rows (" + example + ")");
  }
}
