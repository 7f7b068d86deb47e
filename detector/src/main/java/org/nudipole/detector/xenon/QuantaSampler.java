package org.nudipole.detector.xenon;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nudipole.generator.mathematics.BinomialDeviate;
import org.nudipole.generator.mathematics.GammaDeviate;

/**
 * Draws photons and electrons of a recoil. The number of quanta is a rounded normal deviate, not
 * below 0. The fraction that are electrons has a beta distribution around its mean; with it the
 * electrons are binomial, and the other quanta are photons.
 */
public final class QuantaSampler {
  private final UniformRandomProvider random;
  private final SharedStateContinuousSampler normal;
  private final GammaDeviate gamma;
  private double quanta;
  private double electrons;

  /** Quanta from a stream. */
  public QuantaSampler(UniformRandomProvider random) {
    this.random = random;
    normal = ZigguratSampler.NormalizedGaussian.of(random);
    gamma = new GammaDeviate(random);
  }

  /** Draws the quanta of one recoil; {@link #photons} and {@link #electrons} then hold them. */
  public void draw(QuantumYield yield, double energy) {
    double meanElectrons = yield.electrons(energy);
    double mean = meanElectrons + yield.photons(energy, meanElectrons);
    quanta = 0;
    electrons = 0;
    if (mean > 0) {
      double deviate = normal.sample();
      quanta = Math.max(0, Math.floor(mean + Math.sqrt(yield.fano(mean) * mean) * deviate + 0.5));
      double p = meanElectrons / mean;
      double size = BetaBinomial.size(p, yield.recombination(meanElectrons, mean));
      double x = gamma.sample(size * p);
      double y = gamma.sample(size * (1 - p));
      electrons = BinomialDeviate.sample(random, quanta, x / (x + y));
    }
  }

  /** Photons of the last recoil. */
  public double photons() {
    return quanta - electrons;
  }

  /** Electrons of the last recoil. */
  public double electrons() {
    return electrons;
  }
}
