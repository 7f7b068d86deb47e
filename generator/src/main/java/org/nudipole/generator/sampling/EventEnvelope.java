package org.nudipole.generator.sampling;

import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;

/** Exact sampler of channel, neutrino energy and recoil energy. */
interface EventEnvelope {
  /** Integral of the envelope, in expected events. */
  double volume();

  /**
   * Fills {@link EventBatch#channel}, neutrino and recoil energies.
   *
   * @return the number of trials
   * @throws EnvelopeExceededException if a density is above its envelope
   */
  long fill(UniformRandomProvider random, EventBatch batch);
}
