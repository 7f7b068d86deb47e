package org.nudipole.generator.source;

/**
 * Distribution of the times at which the neutrinos of one kind leave a pulsed source, counted from
 * the origin of its pulse. Its integral over all times is 1.
 */
public sealed interface ArrivalTime permits DecayAfterPulse, BinnedArrival {
  /** Fraction of the neutrinos per time, 1/time. */
  double density(double time);

  /** Fraction of the neutrinos before a time, to 1e-15. */
  double cumulative(double time);

  /**
   * Rising times between which {@link #density} is smooth on a scale as long as the interval; all
   * but 1e-15 of the neutrinos lie between the first and the last.
   */
  double[] breaks();
}
