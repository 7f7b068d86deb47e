package org.nudipole.detector.response;

import org.nudipole.generator.Column;
import org.nudipole.generator.axis.Binning;

/**
 * Bins of what is measured beside the first observable: a second one, or the time in the pulse.
 *
 * @param column what it is
 * @param bins bins, in the base units of that column
 */
public record SecondAxis(Column column, Binning bins) {
  /** Whether it is the time in the pulse. */
  public boolean isTime() {
    return column.equals(Column.PULSE_TIME);
  }

  /** Whether they are the same bins, but for the rounding of units. */
  public boolean isSame(SecondAxis other) {
    return column.equals(other.column) && bins.isSame(other.bins);
  }
}
