package org.nudipole.generator.source;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Require;

/**
 * Density of event times in an exposure: lambda exp(-lambda t) / (1 - exp(-lambda t_exp)) on [0,
 * t_exp], uniform for lambda = 0.
 *
 * @param decayRate lambda, 1/time
 * @param exposure t_exp, time
 */
public record ExponentialDecay(double decayRate, double exposure) implements EmissionTime {
  /** Mean lives after which the rate is 0 as a double. */
  private static final double NOTHING_LEFT = 750;

  /** Checks the ranges. */
  public ExponentialDecay {
    Require.notNegative("decay rate", decayRate);
    Require.positive("exposure", exposure);
  }

  /** {@inheritDoc} The integral of exp(-lambda t). */
  @Override
  public double effectiveTime() {
    return decayRate == 0 ? exposure : -StrictMath.expm1(-decayRate * exposure) / decayRate;
  }

  @Override
  public double cumulative(double time) {
    return decayRate == 0
        ? time / exposure
        : StrictMath.expm1(-decayRate * time) / StrictMath.expm1(-decayRate * exposure);
  }

  /** {@inheritDoc} Without a difference of nearly equal numbers: late in a decay little is left. */
  @Override
  public double share(double from, double to) {
    return decayRate == 0
        ? (to - from) / exposure
        : StrictMath.exp(-decayRate * from)
            * StrictMath.expm1(-decayRate * (to - from))
            / StrictMath.expm1(-decayRate * exposure);
  }

  /** {@inheritDoc} Of a far longer exposure no double is left to draw a time from. */
  @Override
  public double high() {
    return decayRate * exposure > NOTHING_LEFT ? NOTHING_LEFT / decayRate : exposure;
  }

  @Override
  public double value(double time) {
    return StrictMath.exp(-decayRate * time) / effectiveTime();
  }

  @Override
  public Bounds bounds(double from, double to) {
    return Bounds.of(value(to), value(from));
  }
}
