package org.nudipole.generator.source;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.mixing.Mixing;

/**
 * Probability that a neutrino of an incoherent mixture of mass states interacts as one flavour,
 * P_ea(E) = sum_i P_ei(E) |U_ai|^2; those of the three flavours and the sterile one sum to 1. That
 * of the heavy state by itself is P_e4, which the flavours share as well.
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
      shares[i] = share(mixing, flavour, i + 1);
    }
  }

  private static double share(Mixing mixing, Flavour flavour, int state) {
    if (flavour == Flavour.NU_4) {
      return state == Mixing.STATES ? 1 : 0;
    }
    return mixing.probability(flavour, state);
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
