package org.nudipole.validation.comparison;

import java.util.List;
import java.util.stream.Stream;

/** All checks of one module, or of a detector without modules. */
final class ModuleCheck {
  private final int index;
  private final EventRows own;
  private final ChannelKeys keys;
  private final CategoryCheck categories;
  private final List<ColumnCheck> columns;
  private long rows;

  /**
   * Starts without rows.
   *
   * @param index index of the module
   * @param detectedOnly whether all rows are detected events
   * @param columns checks of the columns
   */
  ModuleCheck(
      int index, EventRows own, ChannelKeys keys, boolean detectedOnly, List<ColumnCheck> columns) {
    this.index = index;
    this.own = own;
    this.keys = keys;
    this.columns = columns;
    categories = new CategoryCheck(keys, detectedOnly);
  }

  /** Index of the module. */
  int index() {
    return index;
  }

  /**
   * Takes the next rows.
   *
   * @param chosen which of the block are of the module
   */
  void add(FileBlock block, int[] chosen) {
    EventBlock events = new EventBlock(own, keys, block, chosen);
    checks().forEach(check -> check.add(events));
    rows += chosen.length;
  }

  /** Number of rows taken. */
  long rows() {
    return rows;
  }

  /** Detected events among them. */
  long detected() {
    return categories.detected();
  }

  /** Statistical tests of all rows taken. */
  List<TestResult> tests() {
    return checks().flatMap(check -> check.tests().stream()).toList();
  }

  /** Contradictions in the rows taken. */
  List<String> faults() {
    return checks().flatMap(check -> check.faults().stream()).toList();
  }

  private Stream<ColumnCheck> checks() {
    return Stream.concat(Stream.of(categories), columns.stream());
  }
}
