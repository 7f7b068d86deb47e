package org.nudipole.statistics.likelihood;

import org.nudipole.generator.mathematics.ConvergenceException;

/** A point below what was taken for the minimum, met on the way to the end of an interval. */
public final class LowerMinimumException extends ConvergenceException {
  private static final long serialVersionUID = 1L;

  private final double[] values;

  /**
   * Keeps the point.
   *
   * @param parameter name of the parameter whose interval was looked for
   * @param values the parameters there
   * @param by how far -2 ln L lies below the minimum
   */
  LowerMinimumException(String parameter, double[] values, double by) {
    super(
        "the best fit is not the lowest minimum (-2 ln L is lower by "
            + by
            + " on the way to an end of the interval of "
            + parameter
            + ")");
    this.values = values.clone();
  }

  /** The parameters at the point. */
  double[] values() {
    return values.clone();
  }
}
