package org.nudipole.validation.comparison;

import java.util.List;

/** Compares one aspect of the events, block by block. */
interface ColumnCheck {
  /** Takes the next rows. */
  void add(EventBlock block);

  /** Statistical tests of all rows taken. */
  default List<TestResult> tests() {
    return List.of();
  }

  /** Contradictions in the rows taken. */
  default List<String> faults() {
    return List.of();
  }
}
