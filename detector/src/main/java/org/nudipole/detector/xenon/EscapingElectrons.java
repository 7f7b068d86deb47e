package org.nudipole.detector.xenon;

/**
 * The electrons of ions that do not recombine: a rounded skew normal deviate of this mean and
 * width, between 0 and all ions.
 *
 * @param recombination mean probability of recombination, in [0, 1)
 * @param omega its standard deviation beyond the binomial one
 * @param skewed the distribution
 */
record EscapingElectrons(double recombination, double omega, SkewNormal skewed) {
  /**
   * Probabilities of some numbers of electrons.
   *
   * @param first the first one, in strides
   * @param probabilities of it and of those a stride further each
   */
  record Row(int first, double[] probabilities) {}

  // The unit of the skew normal deviate, and the electrons at its zero.
  private double unit(double ions) {
    return RecombiningIons.sigma(ions, recombination, omega)
        / SkewNormal.spread(SkewNormal.delta(skewed.shape()));
  }

  private double zero(double ions) {
    double mean = SkewNormal.mean(SkewNormal.delta(skewed.shape()));
    return (1 - recombination) * ions - unit(ions) * mean;
  }

  /** The least scale in electrons on which probabilities change. */
  double scale(double ions) {
    return unit(ions) * skewed.scale();
  }

  /** How much lies at the bounds, 0 and all ions. */
  double atBounds(double ions) {
    if (recombination == 0) {
      return 1;
    }
    double unit = unit(ions);
    double zero = zero(ions);
    return skewed.cumulative((0.5 - zero) / unit)
        + 1
        - skewed.cumulative((ions - 0.5 - zero) / unit);
  }

  /** The probabilities of numbers of electrons that are multiples of a stride. */
  Row row(int ions, long stride) {
    if (recombination == 0 || ions == 0) {
      return new Row((int) (ions / stride), new double[] {1});
    }
    double unit = unit(ions);
    double zero = zero(ions);
    double low = Math.max(0, Math.min(ions, zero + unit * skewed.least()));
    double high = Math.max(0, Math.min(ions, zero + unit * skewed.most() + 1));
    int first = (int) (low / stride);
    double[] probabilities = new double[(int) (high / stride) - first + 1];
    double below = 0;
    for (int i = 0; i < probabilities.length; i++) {
      double electrons = (first + i) * (double) stride;
      if (stride > 1 && electrons > 0) {
        below = skewed.cumulative((electrons - 0.5 - zero) / unit);
      }
      double upTo = electrons == ions ? 1 : skewed.cumulative((electrons + 0.5 - zero) / unit);
      probabilities[i] = upTo - below;
      below = upTo;
    }
    return new Row(first, probabilities);
  }
}
