package org.nudipole.detector.xenon;

/**
 * Photons and electrons of a recoil in liquid xenon after recombination: their mean numbers and how
 * they fluctuate, drawn and as a distribution.
 */
public sealed interface QuantumYield permits SharedQuanta, RecombiningIons {
  /** Mean number of electrons of a deposit, by the model of the means. */
  double electrons(double energy);

  /**
   * Mean number of photons of a deposit, by the model of the means.
   *
   * @param electrons mean number of electrons of the same deposit
   */
  double photons(double energy, double electrons);

  /** Numbers of a {@linkplain #describe description}. */
  int DESCRIPTION = 7;

  /**
   * Writes what is to be known of a deposit to draw its quanta: numbers that are smooth functions
   * of its energy between the {@link #breaks}, for {@link DescribedYield}; the first is above 0
   * where there are quanta.
   *
   * @param into zeros for the description, from an index on
   */
  void describe(double energy, double[] into, int at);

  /** Draws the quanta of a deposit so described into the sampler, which holds none. */
  void draw(QuantaSampler quanta, double[] described, int at);

  /**
   * The distribution that {@link #draw} draws from.
   *
   * @param light the least scale, over the root of the number of photons, on which functions of it
   *     are smooth
   * @param charge the same for electrons
   */
  QuantaDistribution distribution(double energy, double light, double charge);

  /** A generous reach of the distribution of one deposit, without making it. */
  default QuantaDistribution.Reach reach(double energy) {
    double electrons = electrons(energy);
    double mean = electrons + photons(energy, electrons);
    return mean > 0 ? reach(energy, electrons, mean) : QuantaDistribution.Reach.NOTHING;
  }

  /**
   * The reach of the distribution of a deposit that makes quanta.
   *
   * @param electrons mean number of electrons
   * @param quanta mean number of quanta, above 0
   */
  QuantaDistribution.Reach reach(double energy, double electrons, double quanta);

  /** Energies where the distribution or a derivative of a mean jumps. */
  default double[] breaks() {
    return new double[0];
  }
}
