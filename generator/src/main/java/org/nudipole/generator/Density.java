package org.nudipole.generator;

/**
 * A non-negative function of one variable on a finite interval, with proved bounds: what can be
 * both integrated and sampled exactly. It need not be normalised.
 */
public interface Density {
  /** Lower end of the interval. */
  double low();

  /** Upper end of the interval. */
  double high();

  /** The value at a point of the interval. */
  double value(double x);

  /** Bounds of the value for x in [from, to] inside the interval. */
  Bounds bounds(double from, double to);

  /**
   * Rising points inside the interval where the value or a derivative jumps, such as the nodes of a
   * table: between them, and between them and the ends, the function is smooth. None unless a
   * density says otherwise.
   */
  default double[] breaks() {
    return new double[0];
  }
}
