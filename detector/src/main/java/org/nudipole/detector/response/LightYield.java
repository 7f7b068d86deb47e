package org.nudipole.detector.response;

import java.util.function.DoubleUnaryOperator;
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
}
