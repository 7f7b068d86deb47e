package org.nudipole.cli.report;

import java.util.List;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.EventSet;

/** The detected events of a file in some columns, a block of rows at a time. */
final class DetectedEvents {
  private DetectedEvents() {}

  /** What is done with an event. */
  interface Action {
    /**
     * Takes an event.
     *
     * @param values those of the columns, in the unit of the file; the array is used again
     */
    void at(double[] values);
  }

  /**
   * Reads from the first row until there are enough detected events, to the end of their block.
   *
   * @param enough how many
   */
  static void read(EventSet reader, List<String> columns, long enough, Action action) {
    double[] event = new double[columns.size()];
    long found = 0;
    for (long first = 0; first < reader.rows() && found < enough; first += EventBatch.CAPACITY) {
      long start = first;
      int size = (int) Math.min(EventBatch.CAPACITY, reader.rows() - first);
      double[][] values =
          columns.stream().map(c -> reader.doubles(c, start, size)).toArray(double[][]::new);
      int[] detected = reader.detected(first, size);
      for (int i = 0; i < size; i++) {
        if (detected[i] != 0) {
          for (int c = 0; c < event.length; c++) {
            event[c] = values[c][i];
          }
          action.at(event);
          found++;
        }
      }
    }
  }
}
