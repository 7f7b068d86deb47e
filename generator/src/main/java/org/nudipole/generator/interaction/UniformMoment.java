package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;
import org.nudipole.generator.source.MassComposition;

/**
 * The same moment for all neutrinos.
 *
 * @param moment mu / mu_B
 */
public record UniformMoment(double moment) implements EffectiveMoment {
  /** Checks the range. */
  public UniformMoment {
    Require.notNegative("moment", moment);
  }

  @Override
  public double value(Flavour flavour, double energy) {
    return moment;
  }

  @Override
  public Bounds bounds(Flavour flavour, double from, double to) {
    return new Bounds(moment, moment);
  }

  @Override
  public boolean isZero(Flavour flavour) {
    return moment == 0;
  }

  @Override
  public EffectiveMoment of(MassComposition composition) {
    return this;
  }
}
