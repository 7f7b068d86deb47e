package org.nudipole.generator.source;

import java.util.List;
import org.nudipole.generator.Density;

/**
 * When a source emits in an exposure: the normalised density of event times on [0, exposure], and
 * how much is emitted. The pulses of an accelerator are not resolved here: times in a pulse are
 * those of {@link BeamPulse}.
 */
public interface EmissionTime extends Density {
  /**
   * Integral over the exposure of the emission relative to its nominal strength (the activity at
   * the start, the power while on, the flux at the mean distance), time.
   */
  double effectiveTime();

  /** Fraction of the events before a time. */
  double cumulative(double time);

  /** Fraction of the events between two times. */
  default double share(double from, double to) {
    return cumulative(to) - cumulative(from);
  }

  /** The part of the emission that a detector sees which is live in some periods only. */
  default EmissionTime during(OnPeriods live) {
    return live.isAlways() ? this : new LiveEmission(this, live);
  }

  /**
   * Densities that add up to a multiple of this one and have no gaps: what times are drawn from.
   */
  default List<? extends Density> parts() {
    return List.of(this);
  }

  @Override
  default double low() {
    return 0;
  }
}
