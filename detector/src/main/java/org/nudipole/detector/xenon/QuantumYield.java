package org.nudipole.detector.xenon;

/**
 * Photons and electrons of a recoil in liquid xenon after recombination: their mean numbers and how
 * they fluctuate.
 */
public sealed interface QuantumYield permits ElectronRecoilYield, NuclearRecoilYield {
  /** Mean number of electrons of a deposit. */
  double electrons(double energy);

  /**
   * Mean number of photons of a deposit.
   *
   * @param electrons mean number of electrons of the same deposit
   */
  double photons(double energy, double electrons);

  /** Variance of the number of quanta, photons and electrons together, over its mean. */
  double fano(double quanta);

  /**
   * Standard deviation of the fraction of the quanta that are electrons, by recombination.
   *
   * @param electrons mean number of electrons
   * @param quanta mean number of quanta
   */
  double recombination(double electrons, double quanta);

  /** Energies where a derivative of a mean jumps. */
  default double[] breaks() {
    return new double[0];
  }
}
