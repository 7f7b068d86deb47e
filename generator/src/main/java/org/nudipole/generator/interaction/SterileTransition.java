package org.nudipole.generator.interaction;

import java.util.Map;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;

/**
 * The transition into a sterile neutrino of mass m by two amplitudes at once, and the factors that
 * their interference has on every target: alpha G_F m / (sqrt(2) m_e) Re(D W*), where m_e is the
 * one in the Bohr magneton, and K = 1 + m^2 / (2MT).
 *
 * @param mass sterile mass m, energy
 * @param order how far K is expanded in m
 * @param overlaps the amplitudes of each flavour; those that are not there do not mix
 */
public record SterileTransition(
    double mass, InterferenceOrder order, Map<Flavour, SterileOverlap> overlaps) {
  private static final double SCALE =
      Constants.ALPHA
          * Constants.FERMI
          / (StrictMath.sqrt(2) * Constants.ELECTRON_MASS)
          * Constants.HBAR_C
          * Constants.HBAR_C;

  /** Checks the range and keeps a copy. */
  public SterileTransition {
    Require.notNegative("sterile mass", mass);
    overlaps = Map.copyOf(overlaps);
  }

  /** The amplitudes of a flavour. */
  public SterileOverlap overlap(Flavour flavour) {
    return overlaps.getOrDefault(flavour, SterileOverlap.NONE);
  }

  /** The factor alpha G_F m / (sqrt(2) m_e) Re(D W*), area. */
  double strength(Flavour flavour) {
    return SCALE * mass * overlap(flavour).product();
  }

  /** The energy (K - 1) T, which does not depend on T: m^2 / (2M), or 0 to leading order. */
  double massTerm(Target target) {
    return order == InterferenceOrder.EXACT ? mass * mass / (2 * target.mass()) : 0;
  }
}
