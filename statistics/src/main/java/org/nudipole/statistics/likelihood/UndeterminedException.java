package org.nudipole.statistics.likelihood;

import org.nudipole.generator.mathematics.ConvergenceException;

/** A point where the expected counts do not tell a parameter, alone or from others. */
public final class UndeterminedException extends ConvergenceException {
  private static final long serialVersionUID = 1L;

  private final int parameter;
  private final double[] values;

  /**
   * Keeps the point.
   *
   * @param parameter the parameter
   * @param values all parameters there
   * @param message what is not told
   */
  UndeterminedException(int parameter, double[] values, String message) {
    super(message);
    this.parameter = parameter;
    this.values = values.clone();
  }

  /** The parameter. */
  int parameter() {
    return parameter;
  }

  /** All parameters at the point. */
  double[] values() {
    return values.clone();
  }
}
