package org.nudipole.detector.xenon;

/**
 * The quanta are ions and excitons; an exciton gives a photon, an ion a photon where it recombines
 * and an electron where it does not. The number of electrons is a rounded skew normal deviate,
 * between 0 and all ions.
 */
sealed interface RecombiningIons extends QuantumYield
    permits ElectronRecoilNest24, NuclearRecoilNest24 {
  /**
   * Ratio of excitons to ions.
   *
   * @param energy the deposit
   * @param electrons mean number of electrons
   * @param quanta mean number of quanta
   */
  double excitonsPerIon(double energy, double electrons, double quanta);

  /**
   * Standard deviation of the probability of recombination, beyond the binomial one.
   *
   * @param fraction mean fraction of the quanta that are electrons
   */
  double omega(double fraction);

  /**
   * Shape of the skew normal distribution.
   *
   * @param quanta mean number of quanta
   */
  double skewness(double quanta);

  /**
   * Describes the numbers of quanta and ions of a deposit: three numbers, the first above 0.
   *
   * @param quanta mean number of quanta, above 0
   * @param excitonsPerIon ratio of excitons to ions
   */
  void describeIons(double quanta, double excitonsPerIon, double[] into, int at);

  /** Draws quanta and ions so described. */
  void ionise(QuantaSampler sampler, double[] described, int at);

  /** The distribution that {@link #ionise} draws from. */
  Ionisation ionisation(double quanta, double excitonsPerIon);

  /** Mean probability that an ion recombines, from the mean fraction of electrons. */
  static double recombination(double fraction, double excitonsPerIon) {
    return Math.max(0, 1 - (1 + excitonsPerIon) * fraction);
  }

  /** Standard deviation of the electrons of a number of ions. */
  static double sigma(double ions, double recombination, double omega) {
    return Math.sqrt(recombination * (1 - recombination) * ions + omega * ions * (omega * ions));
  }

  @Override
  default void describe(double energy, double[] into, int at) {
    double electrons = electrons(energy);
    double mean = electrons + photons(energy, electrons);
    if (mean > 0) {
      double ratio = excitonsPerIon(energy, electrons, mean);
      double fraction = electrons / mean;
      double delta = SkewNormal.delta(skewness(mean));
      double spread = SkewNormal.spread(delta);
      describeIons(mean, ratio, into, at);
      into[at + 3] = recombination(fraction, ratio);
      into[at + 4] = omega(fraction);
      into[at + 5] = delta / spread;
      into[at + 6] = Math.sqrt(1 - delta * delta) / spread;
    }
  }

  @Override
  default void draw(QuantaSampler quanta, double[] of, int at) {
    if (of[at] > 0) {
      ionise(quanta, of, at);
      quanta.recombine(of[at + 3], of[at + 4], of[at + 5], of[at + 6]);
    }
  }

  @Override
  default QuantaDistribution distribution(double energy, double light, double charge) {
    double electrons = electrons(energy);
    double mean = electrons + photons(energy, electrons);
    if (!(mean > 0)) {
      return QuantaDistribution.none(energy);
    }
    double ratio = excitonsPerIon(energy, electrons, mean);
    double fraction = electrons / mean;
    return new RecombinationSum(
            ionisation(mean, ratio),
            new EscapingElectrons(
                recombination(fraction, ratio), omega(fraction), new SkewNormal(skewness(mean))))
        .distribution(energy, light, charge);
  }

  @Override
  default QuantaDistribution.Reach reach(double energy, double electrons, double mean) {
    double ratio = excitonsPerIon(energy, electrons, mean);
    double fraction = electrons / mean;
    double escape = 1 - recombination(fraction, ratio);
    Ionisation ionisation = ionisation(mean, ratio);
    double ions = mean / (1 + ratio);
    double sigma = sigma(ions, 1 - escape, omega(fraction));
    double number = ionisation.quantaSigma() * ionisation.quantaSigma();
    double shared = ionisation.ionSigma() * ionisation.ionSigma();
    // Those of the quanta, of the ions among them and of the electrons among these add.
    double part = escape / (1 + ratio);
    double variance = sigma * sigma + escape * escape * shared;
    return QuantaDistribution.Reach.around(
        mean - escape * ions,
        variance + (1 - part) * (1 - part) * number,
        escape * ions,
        variance + part * part * number);
  }
}
