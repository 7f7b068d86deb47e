package org.nudipole.detector.response;

import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;

/**
 * A constant efficiency below a value and 1 from there on.
 *
 * @param at where the step is, in the unit of the value
 * @param below efficiency below it
 */
public record EfficiencyStep(double at, double below) implements Accept {
  /** Checks the ranges. */
  public EfficiencyStep {
    Require.finite("place of the step", at);
    Require.inRange("efficiency", below, 0, 1);
  }

  @Override
  public double probability(double observed) {
    return observed < at ? below : 1;
  }

  @Override
  public boolean isSharp() {
    return below == 0;
  }

  @Override
  public double[] edges() {
    return new double[] {at};
  }

  @Override
  public PiecewiseFunction fold(PiecewiseFunction after, Target target) {
    if (below == 0) {
      return after.restrictedTo(at, Double.POSITIVE_INFINITY);
    }
    PiecewiseFunction lower = after.restrictedTo(Double.NEGATIVE_INFINITY, at).scaled(below);
    return lower.followedBy(after.restrictedTo(at, Double.POSITIVE_INFINITY));
  }
}
