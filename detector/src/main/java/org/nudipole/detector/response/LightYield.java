package org.nudipole.detector.response;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;

/**
 * The mean number of photoelectrons of an energy: proportional to the electron equivalent energy.
 *
 * @param perEnergy photoelectrons per energy, 1/energy
 */
public record LightYield(double perEnergy) implements Transform {
  /** Checks the range. */
  public LightYield {
    Require.positive("light yield", perEnergy);
  }

  @Override
  public boolean changes(Target target) {
    return true;
  }

  @Override
  public boolean alike(Target one, Target other) {
    return true;
  }

  @Override
  public DoubleUnaryOperator scale(Target target) {
    return energy -> energy * perEnergy;
  }

  // All rows alike, so that the processor takes several at once.
  @Override
  public void simulate(UniformRandomProvider random, EventBatch batch, List<Target> targets) {
    for (int i = 0; i < batch.size(); i++) {
      batch.observed[i] *= perEnergy;
    }
  }
}
