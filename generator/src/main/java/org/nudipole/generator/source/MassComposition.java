package org.nudipole.generator.source;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.mixing.Mixing;

/**
 * What share of each mass state an incoherent mixture of neutrinos holds, as a function of energy.
 * Neutrinos from the Sun arrive as such a mixture: the phases between the states are lost on the
 * way (A. S. Dighe, Q. Y. Liu, A. Yu. Smirnov, hep-ph/9903329). A coherent source has none: its
 * neutrinos are a flavour.
 */
public interface MassComposition {
  /**
   * Probability P_ei of a mass state.
   *
   * @param state i = 1 to {@link Mixing#STATES}
   * @param energy neutrino energy, energy
   * @return probability; those of all states sum to 1
   */
  double probability(int state, double energy);

  /** Proved bounds of {@link #probability} for neutrino energies in [from, to]. */
  Bounds bounds(int state, double from, double to);
}
