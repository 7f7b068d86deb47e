package org.nudipole.generator.source;

import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;

/**
 * Moduli of the mixing matrix of three active neutrinos, in the parametrisation of the Particle
 * Data Group, with an admixture of a fourth state to electron neutrinos: |U_e4|^2 =
 * sin^2(theta_14), theta_24 = theta_34 = 0.
 *
 * @param sin2Theta12 sin^2(theta_12)
 * @param sin2Theta13 sin^2(theta_13)
 * @param sin2Theta23 sin^2(theta_23)
 * @param delta CP phase, rad
 * @param sin2Theta14 sin^2(theta_14), the sterile admixture
 */
public record LeptonMixing(
    double sin2Theta12, double sin2Theta13, double sin2Theta23, double delta, double sin2Theta14) {
  /** Checks the ranges. */
  public LeptonMixing {
    Require.inRange("sin2Theta12", sin2Theta12, 0, 1);
    Require.inRange("sin2Theta13", sin2Theta13, 0, 1);
    Require.inRange("sin2Theta23", sin2Theta23, 0, 1);
    Require.finite("delta", delta);
    Require.inRange("sin2Theta14", sin2Theta14, 0, 1);
  }

  /**
   * The global fit of P. F. de Salas et al., JHEP 02 (2021) 071 (arXiv:2006.11237) for normal
   * ordering, without a sterile neutrino: sin^2 of theta_12, theta_13, theta_23 = 0.318, 0.02200,
   * 0.574, delta = 1.08 pi.
   */
  public static LeptonMixing deSalas2020() {
    return new LeptonMixing(0.318, 0.02200, 0.574, 1.08 * StrictMath.PI, 0);
  }

  /** The same with another sterile admixture. */
  public LeptonMixing withSterile(double admixture) {
    return new LeptonMixing(sin2Theta12, sin2Theta13, sin2Theta23, delta, admixture);
  }

  /**
   * |U_ai|^2: the share of a mass state in a flavour, and of a flavour in a mass state.
   *
   * @param flavour a, or its antineutrino
   * @param state i = 1 to 4
   */
  public double share(Flavour flavour, int state) {
    if (state == MassComposition.STATES) {
      return flavour.isElectronic() ? sin2Theta14 : 0;
    }
    return switch (flavour) {
      case NU_E, ANTI_NU_E -> (1 - sin2Theta14) * electron(state);
      case NU_MU, ANTI_NU_MU -> heavy(state, sin2Theta23, 1);
      case NU_TAU, ANTI_NU_TAU -> heavy(state, 1 - sin2Theta23, -1);
    };
  }

  private double electron(int state) {
    return state == 3
        ? sin2Theta13
        : (1 - sin2Theta13) * (state == 1 ? 1 - sin2Theta12 : sin2Theta12);
  }

  // Muon and tau flavour change places with sine and cosine of theta_23 and the sign of delta's
  // term; states 1 and 2 with those of theta_12 and the same sign.
  private double heavy(int state, double sin2, double sign) {
    if (state == 3) {
      return (1 - sin2Theta13) * sin2;
    }
    double first = state == 1 ? sin2Theta12 : 1 - sin2Theta12;
    double phase =
        2
            * Math.sqrt(sin2Theta12 * (1 - sin2Theta12) * sin2 * (1 - sin2) * sin2Theta13)
            * StrictMath.cos(delta);
    return first * (1 - sin2)
        + (1 - first) * sin2Theta13 * sin2
        + (state == 1 ? sign : -sign) * phase;
  }
}
