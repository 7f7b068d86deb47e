package org.nudipole.io;

import java.util.List;

/**
 * What of its events a run stores.
 *
 * @param detectedOnly whether the rows are the detected events alone; if not, all of them
 * @param columns names of the columns, in the order of their names, where the run has chosen them;
 *     empty if it has at least the standard ones
 * @param otherPrecision names of the columns in single precision that are usually in double, and
 *     the other way round
 */
public record Selection(boolean detectedOnly, List<String> columns, List<String> otherPrecision) {
  /** All events, with the standard columns at least. */
  public static final Selection EVERYTHING = new Selection(false, List.of(), List.of());

  /** Puts the names into their order. */
  public Selection {
    columns = columns.stream().sorted().toList();
    otherPrecision = otherPrecision.stream().sorted().toList();
  }

  /**
   * Rows of a file.
   *
   * @param events events of the run
   * @param detected detected ones among them
   */
  long rows(long events, long detected) {
    return detectedOnly ? detected : events;
  }
}
