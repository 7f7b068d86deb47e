package org.nudipole.detector.xenon;

/**
 * The number of quanta is a rounded normal deviate, not below 0. The fraction that are electrons
 * has a beta distribution around its mean; with it the electrons are binomial, and the other quanta
 * are photons.
 */
sealed interface SharedQuanta extends QuantumYield
    permits ElectronRecoilNest20, NuclearRecoilNest20 {
  /** Variance of the number of quanta, photons and electrons together, over its mean. */
  double fano(double quanta);

  /**
   * Standard deviation of the fraction of the quanta that are electrons, by recombination.
   *
   * @param electrons mean number of electrons
   * @param quanta mean number of quanta
   */
  double recombination(double electrons, double quanta);

  @Override
  default void describe(double energy, double[] into, int at) {
    double electrons = electrons(energy);
    double mean = electrons + photons(energy, electrons);
    if (mean > 0) {
      BetaBinomial fraction = BetaBinomial.of(electrons / mean, recombination(electrons, mean));
      into[at] = mean;
      into[at + 1] = Math.sqrt(fano(mean) * mean);
      into[at + 2] = fraction.alpha();
      into[at + 3] = fraction.beta();
    }
  }

  @Override
  default void draw(QuantaSampler quanta, double[] of, int at) {
    if (of[at] > 0) {
      quanta.rounded(of[at], of[at + 1]);
      quanta.share(of[at + 2], of[at + 3]);
    }
  }

  @Override
  default QuantaDistribution distribution(double energy, double light, double charge) {
    double electrons = electrons(energy);
    double photons = photons(energy, electrons);
    double mean = electrons + photons;
    if (!(mean > 0)) {
      return QuantaDistribution.none(energy);
    }
    double p = electrons / mean;
    double spread = recombination(electrons, mean);
    RoundedNormal number = new RoundedNormal(mean, Math.sqrt(fano(mean) * mean));
    double ofLight = light * Math.sqrt(photons);
    double ofCharge = charge * Math.sqrt(electrons);
    double ofFraction = Math.sqrt(mean * p * (1 - p) + mean * mean * spread * spread);
    // What is cut off at no quanta is not smooth.
    boolean isSmooth = number.least() > 0;
    long step = isSmooth ? QuantaDistribution.stride(number.sigma(), ofLight) : 1;
    long stride = isSmooth ? QuantaDistribution.stride(ofFraction, ofLight, ofCharge) : 1;
    long first = number.least() / step * step;
    int rows = (int) ((number.most() - first) / step) + 1;
    double[][] weights = new double[rows][];
    BetaBinomial fraction = BetaBinomial.of(p, spread);
    double[] scratch = new double[(int) (first + (rows - 1) * step) + 1];
    for (int row = 0; row < rows; row++) {
      long quanta = first + row * step;
      weights[row] = new double[(int) (quanta / stride) + 1];
      fraction.add(quanta, stride, number.probability(quanta), weights[row], scratch);
    }
    return QuantaDistribution.normalised(energy, first, step, stride, weights);
  }

  @Override
  default QuantaDistribution.Reach reach(double energy, double electrons, double mean) {
    double p = electrons / mean;
    double spread = recombination(electrons, mean) * mean;
    double shared = mean * p * (1 - p) + spread * spread;
    double number = fano(mean) * mean;
    return QuantaDistribution.Reach.around(
        mean - electrons, shared + (1 - p) * (1 - p) * number, electrons, shared + p * p * number);
  }
}
