package org.nudipole.detector.response;

import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;

/**
 * Keeps what is observed at or above an energy.
 *
 * @param energy threshold on what is observed, energy
 */
public record Threshold(double energy) implements Accept {
  /** Checks the range. */
  public Threshold {
    Require.finite("threshold", energy);
  }

  @Override
  public double probability(double observed) {
    return observed >= energy ? 1 : 0;
  }

  @Override
  public boolean isSharp() {
    return true;
  }

  @Override
  public double[] edges() {
    return new double[] {energy};
  }

  @Override
  public void simulate(UniformRandomProvider random, double[] values, EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      batch.detected[i] &= (byte) (values[i] >= energy ? 1 : 0);
    }
  }

  @Override
  public PiecewiseFunction fold(PiecewiseFunction after, Target target) {
    return after.restrictedTo(energy, Double.POSITIVE_INFINITY);
  }
}
