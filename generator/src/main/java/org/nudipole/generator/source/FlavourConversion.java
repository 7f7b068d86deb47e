package org.nudipole.generator.source;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.mixing.Mixing;

/**
 * Probability that a neutrino of an incoherent mixture of mass states interacts as one flavour,
 * P_ea(E) = sum_i P_ei(E) |U_ai|^2. Those of the three flavours sum to 1 less the sterile part.
 */
public final class FlavourConversion {
  private final MassComposition composition;
  private final double[] shares = new double[Mixing.STATES];

  /**
   * The probability of one flavour.
   *
   * @param composition P_ei
   * @param mixing gives |U_ai|^2
   * @param flavour a
   */
  public FlavourConversion(MassComposition composition, Mixing mixing, Flavour flavour) {
    this.composition = composition;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = mixing.probability(flavour, i + 1);
    }
  }

  /** The probability at a neutrino energy. */
  public double probability(double energy) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i] * composition.probability(i + 1, energy);
    }
    return sum;
  }

  /** Proved bounds for neutrino energies in [from, to]: the sums of the states' bounds. */
  public Bounds bounds(double from, double to) {
    double lower = 0;
    double upper = 0;
    for (int i = 0; i < shares.length; i++) {
      Bounds state = composition.bounds(i + 1, from, to);
      lower += shares[i] * state.lower();
      upper += shares[i] * state.upper();
    }
    return new Bounds(lower, upper);
  }
}
