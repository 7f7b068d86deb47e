package org.nudipole.generator.source;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;
import org.nudipole.generator.mixing.Mixing;

/**
 * Mass states of the neutrinos that leave the Sun after adiabatic conversion in matter, the large
 * mixing angle solution of L. Wolfenstein, S. P. Mikheyev and A. Yu. Smirnov (S. J. Parke, Phys.
 * Rev. Lett. 57 (1986) 1275, without level crossing; de Holanda et al., hep-ph/0404042):
 *
 * <pre>
 *   P_e1 = c14^2 c13^2 (1 + cos 2theta_m)/2,  P_e2 = c14^2 c13^2 (1 - cos 2theta_m)/2,
 *   P_e3 = c14^2 s13^2,  P_e4 = s14^2,
 *   cos 2theta_m = (cos 2theta_12 - beta) / sqrt((cos 2theta_12 - beta)^2 + sin^2 2theta_12),
 *   beta = 2 sqrt(2) G_F n_e c13^2 E / Dm^2_21,
 * </pre>
 *
 * <p>with the mean electron density n_e where the neutrinos are made. Matter has no effect on the
 * third state, and the Earth's on the way to the detector is neglected (a few per cent of the
 * survival probability of 8B at night).
 *
 * @param sin2Theta12 sin^2(theta_12)
 * @param sin2Theta13 sin^2(theta_13)
 * @param sin2Theta14 sin^2(theta_14): the sterile admixture |U_e4|^2
 * @param massSplitting Dm^2_21, energy^2
 * @param electronDensity n_e, 1/volume
 */
public record AdiabaticConversion(
    double sin2Theta12,
    double sin2Theta13,
    double sin2Theta14,
    double massSplitting,
    double electronDensity)
    implements MassComposition {
  /** Checks the ranges. */
  public AdiabaticConversion {
    Require.inRange("sin2Theta12", sin2Theta12, 0, 1);
    Require.inRange("sin2Theta13", sin2Theta13, 0, 1);
    Require.inRange("sin2Theta14", sin2Theta14, 0, 1);
    Require.positive("mass splitting", massSplitting);
    Require.notNegative("electron density", electronDensity);
  }

  /**
   * Conversion with the mixing of electron neutrinos.
   *
   * @param mixing mixing and Dm^2_21
   * @param electronDensity n_e, 1/volume
   */
  public static AdiabaticConversion of(Mixing mixing, double electronDensity) {
    double first = mixing.probability(Flavour.NU_E, 1);
    double second = mixing.probability(Flavour.NU_E, 2);
    double third = mixing.probability(Flavour.NU_E, 3);
    return new AdiabaticConversion(
        second / (first + second),
        third / (first + second + third),
        mixing.probability(Flavour.NU_E, 4),
        mixing.dm21(),
        electronDensity);
  }

  /**
   * Twice the neutrino energy times the matter potential, over the splitting of the masses: 2
   * sqrt(2) G_F n_e E / Dm^2_21, without the factor c13^2.
   *
   * @param energy neutrino energy, energy
   */
  public double matterTerm(double energy) {
    double cube = Constants.HBAR_C * Constants.HBAR_C * Constants.HBAR_C;
    return 2 * Math.sqrt(2) * Constants.FERMI * cube * electronDensity * energy / massSplitting;
  }

  @Override
  public double probability(int state, double energy) {
    double active = 1 - sin2Theta14;
    double pair = active * (1 - sin2Theta13);
    return switch (state) {
      case 1 -> pair * (1 + cosine(energy)) / 2;
      case 2 -> pair * (1 - cosine(energy)) / 2;
      case 3 -> active * sin2Theta13;
      case 4 -> sin2Theta14;
      default -> throw new IllegalArgumentException("no mass state " + state);
    };
  }

  /** {@inheritDoc} cos 2theta_m falls with the energy, so that each probability is monotone. */
  @Override
  public Bounds bounds(int state, double from, double to) {
    double first = probability(state, from);
    double last = probability(state, to);
    return Bounds.of(Math.min(first, last), Math.max(first, last));
  }

  // cos 2theta_m.
  private double cosine(double energy) {
    double sine2 = 4 * sin2Theta12 * (1 - sin2Theta12);
    double vacuum = 1 - 2 * sin2Theta12;
    double difference = vacuum - (1 - sin2Theta13) * matterTerm(energy);
    return difference / Math.sqrt(difference * difference + sine2);
  }
}
