package org.nudipole.detector.response;

import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;

/**
 * The same efficiency at every energy.
 *
 * @param value efficiency in [0, 1]
 */
public record ConstantEfficiency(double value) implements Accept {
  /** Checks the range. */
  public ConstantEfficiency {
    Require.inRange("efficiency", value, 0, 1);
  }

  @Override
  public double probability(double observed) {
    return value;
  }

  @Override
  public double[] edges() {
    return new double[0];
  }

  @Override
  public PiecewiseFunction fold(PiecewiseFunction after, Target target) {
    return after.scaled(value);
  }
}
