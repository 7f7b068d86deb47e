package org.nudipole.generator.interaction;

import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;

/**
 * Interference of the weak and the dipole amplitude into a massive sterile neutrino (W. Grimus, P.
 * Stockinger, Phys. Rev. D 57 (1998) 1762), of either sign. With the Standard Model and the dipole
 * part of the same amplitudes it sums to a cross section, which is not negative: by the inequality
 * of Cauchy and Schwarz its square is at most 4 times the product of dipole part and {@link
 * #weakIntoSterile}.
 */
public sealed interface Interference extends Interaction
    permits ElectronInterference, NuclearInterference {
  /** The amplitudes that interfere. */
  SterileTransition transition();

  /**
   * The weak cross section into the sterile neutrino, d sigma / d T inside the limits, exact in its
   * mass, area / energy.
   */
  double weakIntoSterile(Flavour flavour, double energy, Target target, double recoil);

  /**
   * Whether, for the dipole part of the same amplitudes, its sum with the Standard Model is known
   * not to be negative for any energy and recoil. Where it is not known a {@linkplain
   * org.nudipole.generator.rate.Positivity proof} may still be found for the case at hand.
   */
  boolean isGuaranteed(Flavour flavour);

  @Override
  default CrossSectionPart part() {
    return CrossSectionPart.INTERFERENCE;
  }

  @Override
  default boolean scatters(Flavour flavour) {
    return transition().overlap(flavour).product() != 0;
  }

  @Override
  default double finalMass() {
    return transition().mass();
  }
}
