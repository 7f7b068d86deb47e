package org.nudipole.detector.xenon;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nudipole.generator.mathematics.BinomialDeviate;
import org.nudipole.generator.mathematics.GammaDeviate;

/** Draws photons and electrons of a recoil, in the steps that its {@link QuantumYield} names. */
public final class QuantaSampler {
  // Of a normal deviate.
  private static final double MEAN_OF_MODULUS = Math.sqrt(2 / Math.PI);

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

  /**
   * Draws the quanta of a deposit; {@link #photons} and {@link #electrons} then hold them.
   *
   * @param described its description by the yield, from an index on
   */
  public void draw(QuantumYield yield, double[] described, int at) {
    quanta = 0;
    ions = 0;
    electrons = 0;
    yield.draw(this, described, at);
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
   * @param alpha its first shape
   * @param beta its second shape
   */
  void share(double alpha, double beta) {
    double x = gamma.sample(alpha);
    double y = gamma.sample(beta);
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
   * @param skewed d/s of the skew normal distribution, d being that of its shape and s its standard
   *     deviation
   * @param even sqrt(1 - d^2)/s
   */
  void recombine(double probability, double omega, double skewed, double even) {
    if (probability == 0 || ions == 0) {
      electrons = ions;
      return;
    }
    double sigma = RecombiningIons.sigma(ions, probability, omega);
    double deviate =
        skewed * (Math.abs(normal.sample()) - MEAN_OF_MODULUS) + even * normal.sample();
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
