package org.nudipole.detector.background;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Require;

/**
 * The same number of events at every energy between two: density 1.
 *
 * @param low least energy, energy
 * @param high greatest energy, energy
 */
public record FlatBackground(double low, double high) implements ContinuousBackground {
  /** Checks the ranges. */
  public FlatBackground {
    Require.notNegative("least energy", low);
    Require.positive("width of the range", high - low);
  }

  @Override
  public double integral() {
    return high - low;
  }

  @Override
  public double value(double energy) {
    return 1;
  }

  @Override
  public Bounds bounds(double from, double to) {
    return new Bounds(1, 1);
  }
}
