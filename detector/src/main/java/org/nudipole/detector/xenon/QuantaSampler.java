package org.nudipole.detector.xenon;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nudipole.generator.mathematics.BinomialDeviate;
import org.nudipole.generator.mathematics.GammaDeviate;

/** Draws photons and electrons of a recoil, in the steps that its {@link QuantumYield} names. */
public final class QuantaSampler {
  private final UniformRandomProvider random;
  private final SharedStateContinuousSampler normal;
  private final GammaDeviate gamma;
  private double quanta;
  private double ions;
  private double electrons;

  /** Quanta from a stream. */
  public QuantaSampler(UniformRandomProvider random) {
    this.random = random;
    normal = ZigguratSampler.NormalizedGaussian.of(random);
    gamma = new GammaDeviate(random);
  }

  /** Draws the quanta of one recoil; {@link #photons} and {@link #electrons} then hold them. */
  public void draw(QuantumYield yield, double energy) {
    clear();
    yield.draw(this, energy);
  }

  /** As {@link #draw(QuantumYield, double)}, from the description of the recoil. */
  public void draw(QuantumYield yield, double[] described, int at) {
    clear();
    yield.draw(this, described, at);
  }

  private void clear() {
    quanta = 0;
    ions = 0;
    electrons = 0;
  }

  /** Draws the number of quanta: a rounded normal deviate, not below 0. */
  void rounded(double mean, double sigma) {
    quanta = whole(mean, sigma);
  }

  private double whole(double mean, double sigma) {
    return Math.max(0, Math.floor(mean + sigma * normal.sample() + 0.5));
  }

  /**
   * Shares the quanta with a fraction of electrons from a beta distribution.
   *
   * @param p its mean
   * @param size sum of its shapes
   */
  void share(double p, double size) {
    double x = gamma.sample(size * p);
    double y = gamma.sample(size * (1 - p));
    electrons = BinomialDeviate.sample(random, quanta, x / (x + y));
  }

  /** Draws how many of the quanta are ions, each with this probability. */
  void ionise(double probability) {
    ions = BinomialDeviate.sample(random, quanta, probability);
  }

  /** Draws ions and excitons, each a rounded normal deviate, not below 0. */
  void ionise(double ionMean, double ionVariance, double excitonMean, double excitonVariance) {
    ions = whole(ionMean, Math.sqrt(ionVariance));
    quanta = ions + whole(excitonMean, Math.sqrt(excitonVariance));
  }

  /**
   * Draws the electrons of the ions that do not recombine: a rounded skew normal deviate, between 0
   * and all.
   *
   * @param probability mean probability of recombination
   * @param omega its standard deviation beyond that of the binomial number
   * @param shape shape of the skew normal distribution
   */
  void recombine(double probability, double omega, double shape) {
    double delta = SkewNormal.delta(shape);
    recombine(
        probability,
        omega,
        delta,
        Math.sqrt(1 - delta * delta),
        SkewNormal.mean(delta),
        SkewNormal.spread(delta));
  }

  /**
   * As the other.
   *
   * @param delta the d of the skew normal distribution
   * @param even sqrt(1 - d^2)
   * @param mean its mean
   * @param spread its standard deviation
   */
  void recombine(
      double probability, double omega, double delta, double even, double mean, double spread) {
    if (probability == 0 || ions == 0) {
      electrons = ions;
      return;
    }
    double sigma = RecombiningIons.sigma(ions, probability, omega);
    double skewed = delta * Math.abs(normal.sample()) + even * normal.sample();
    double deviate = (skewed - mean) / spread;
    double rounded = Math.floor((1 - probability) * ions + sigma * deviate + 0.5);
    electrons = Math.max(0, Math.min(ions, rounded));
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
