package org.nudipole.detector.response;

import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;

/**
 * Keeps what is observed in [from, to).
 *
 * @param from lower end, in the unit of the observable
 * @param to upper end, excluded
 */
public record RegionOfInterest(double from, double to) implements Accept {
  /** Checks the order. */
  public RegionOfInterest {
    Require.finite("lower end", from);
    Require.finite("upper end", to);
    if (!(from < to)) {
      throw new IllegalArgumentException("the lower end is not below the upper one");
    }
  }

  @Override
  public double probability(double observed) {
    return observed >= from && observed < to ? 1 : 0;
  }

  @Override
  public boolean isSharp() {
    return true;
  }

  @Override
  public double[] edges() {
    return new double[] {from, to};
  }

  @Override
  public void simulate(UniformRandomProvider random, double[] values, EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      batch.detected[i] &= (byte) (values[i] >= from && values[i] < to ? 1 : 0);
    }
  }

  @Override
  public PiecewiseFunction fold(PiecewiseFunction after, Target target) {
    return after.restrictedTo(from, to);
  }
}
