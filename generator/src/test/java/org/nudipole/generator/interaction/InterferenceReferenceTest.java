package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.mathematics.ComplexMatrix;

/**
 * Interference against amplitudes that were squared numerically.
 *
 * <p>How the numbers were made, without any of the formulas under test: numpy, explicit 4 x 4 Dirac
 * matrices in the chiral basis, traces over explicit four-momenta of the exact two-body kinematics.
 * Vertices from -(G_F/sqrt2) [nubar gamma^a (1 - g5) nu] J_a, with J = ebar gamma_a (g_V - g_A g5)
 * e, or Q_V (p + p')_a on a scalar nucleus, and from -(1/2) nubar_R lambda sigma nu_L F + h.c. with
 * a photon that couples to the charge -e or +Ze. D = 8e-11 e^{0.3i} mu_B, W = 0.1 e^{-0.4i}
 * (complex conjugates for antineutrinos), sin^2(theta_W) = 0.23857, point-like 40Ar of 37215.5 MeV.
 * Printed with seven digits: tolerance 1e-6.
 */
class InterferenceReferenceTest {
  private static final double SIN2 = 0.23857;
  private static final double TOLERANCE = 1e-6;
  private static final double UNIT = Units.CM2 / Units.KEV;
  private static final Target ELECTRON =
      new Target("Xe.free", 54, 0, "free", 1, 0, Constants.ELECTRON_MASS, 1 / Units.KG);
  private static final Target ARGON =
      new Target("Ar40", 18, 40, "", 0, 0, 37215.5 * Units.MEV, 1 / Units.KG);
  private static final ElectronScattering EVES = new ElectronScattering(SIN2);
  private static final CoherentScattering CEVNS =
      new CoherentScattering(NucleonCouplings.treeLevel(SIN2), new PointLike());

  private static SterileTransition transition(
      double massMeV, InterferenceOrder order, Flavour flavour) {
    SterileOverlap overlap =
        SterileOverlap.of(ComplexMatrix.polar(8e-11, 0.3), ComplexMatrix.polar(0.1, -0.4));
    return new SterileTransition(massMeV * Units.MEV, order, Map.of(flavour, overlap));
  }

  private static void check(
      Interference interference,
      Flavour flavour,
      Target target,
      double energyMeV,
      double recoilMeV,
      double weak,
      double dipole,
      double expected) {
    double energy = energyMeV * Units.MEV;
    double recoil = recoilMeV * Units.MEV;
    double into = interference.weakIntoSterile(flavour, energy, target, recoil) / UNIT;
    assertEquals(weak, into, TOLERANCE * weak);
    double em =
        new DipoleUpscattering(interference.finalMass(), 8e-11, new PointLike())
            .differential(flavour, energy, target, recoil);
    assertEquals(dipole, em / UNIT, TOLERANCE * dipole);
    double value = interference.differential(flavour, energy, target, recoil) / UNIT;
    assertEquals(expected, value, TOLERANCE * Math.abs(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "NU_E, 0.7465, 0.003, 0.1, 1.020149e-49, 5.129671e-46, 6.925282e-50",
    "NU_E, 2, 0.3, 0.2, 9.776978e-50, 4.413313e-48, -2.241179e-50",
    "NU_E, 8, 0.5, 1.0, 8.964169e-50, 2.602256e-48, -3.169581e-50",
    "NU_E, 0.4265, 0.05, 0.2, 8.462057e-50, 2.243468e-47, 1.299346e-49",
    "ANTI_NU_E, 0.7465, 0.003, 0.1, 1.013440e-49, 5.129671e-46, 1.437895e-49",
    "ANTI_NU_E, 2, 0.3, 0.2, 7.465320e-50, 4.413313e-48, 2.895210e-50",
    "ANTI_NU_E, 8, 0.5, 1.0, 8.008997e-50, 2.602256e-48, 3.197449e-50",
    "NU_MU, 0.7465, 0.003, 0.1, 2.135076e-50, 5.129671e-46, 3.477629e-50",
    "NU_MU, 2, 0.3, 0.2, 1.893613e-50, 4.413313e-48, 2.560544e-50",
    "NU_TAU, 0.4265, 0.05, 0.2, 2.023698e-50, 2.243468e-47, 1.120402e-49",
    "ANTI_NU_MU, 2, 0.3, 0.2, 1.839532e-50, 4.413313e-48, -2.575845e-50",
    "ANTI_NU_TAU, 0.4265, 0.05, 0.2, 1.982342e-50, 2.243468e-47, -1.236334e-49"
  })
  void electron(
      Flavour flavour,
      double energy,
      double recoil,
      double mass,
      double weak,
      double dipole,
      double expected) {
    Interference interference =
        new ElectronInterference(EVES, transition(mass, InterferenceOrder.EXACT, flavour));
    check(interference, flavour, ELECTRON, energy, recoil, weak, dipole, expected);
  }

  /** The same for neutrinos and antineutrinos of any flavour. */
  @ParameterizedTest
  @CsvSource({
    "NU_E, 30, 0.005, 4, 6.275728e-43, 1.029615e-43, 9.226461e-45",
    "ANTI_NU_MU, 30, 0.02, 10, 3.925861e-43, 2.507963e-44, 2.360098e-44",
    "ANTI_NU_E, 0.7465, 5e-6, 0.1, 5.829287e-43, 1.029817e-40, 3.667688e-43",
    "NU_TAU, 30, 4e-6, 4.5, 6.995306e-43, 7.911716e-41, 6.868410e-43"
  })
  void nucleus(
      Flavour flavour,
      double energy,
      double recoil,
      double mass,
      double weak,
      double dipole,
      double expected) {
    Interference interference =
        new NuclearInterference(CEVNS, transition(mass, InterferenceOrder.EXACT, flavour));
    check(interference, flavour, ARGON, energy, recoil, weak, dipole, expected);
  }

  /**
   * The coefficients of vector and axial term at E = 2, T = 0.3, m = 0.2, M = 0.511 MeV, quoted
   * with six digits: half the sum and the difference of neutrino and antineutrino, as only the
   * axial sign differs between them.
   */
  @Test
  void coefficientsOfVectorAndAxialTerm() {
    Target electron = new Target("Xe.free", 54, 0, "free", 1, 0, 0.511 * Units.MEV, 1 / Units.KG);
    double energy = 2 * Units.MEV;
    double recoil = 0.3 * Units.MEV;
    double prefactor =
        Constants.ALPHA
            * Constants.FERMI
            * (0.2 * Units.MEV)
            / (StrictMath.sqrt(2) * energy * Constants.ELECTRON_MASS)
            * Constants.HBAR_C
            * Constants.HBAR_C
            * (8e-12 * StrictMath.cos(0.7));
    double neutrino =
        new ElectronInterference(EVES, transition(0.2, InterferenceOrder.EXACT, Flavour.NU_E))
            .differential(Flavour.NU_E, energy, electron, recoil);
    double antineutrino =
        new ElectronInterference(EVES, transition(0.2, InterferenceOrder.EXACT, Flavour.ANTI_NU_E))
            .differential(Flavour.ANTI_NU_E, energy, electron, recoil);
    double vector = (neutrino + antineutrino) / 2 / prefactor / (0.5 + 2 * SIN2);
    double axial = (antineutrino - neutrino) / 2 / prefactor / 0.5;
    assertEquals(0.119264, vector, 0.6e-6);
    assertEquals(1.830431, axial, 0.6e-6);
  }

  /**
   * K = 1 + 0.1^2 / (2 x 0.51099895 x 0.003) = 4.261585 for m = 100 keV and T = 3 keV on electrons,
   * where leading order has 1: in the vector term, all that neutrinos and antineutrinos sum to.
   */
  @Test
  void leadingOrderLacksTheLargeFactorAtSmallRecoils() {
    double[] sum = new double[2];
    for (InterferenceOrder order : InterferenceOrder.values()) {
      for (Flavour flavour : new Flavour[] {Flavour.NU_MU, Flavour.ANTI_NU_MU}) {
        sum[order.ordinal()] +=
            new ElectronInterference(EVES, transition(0.1, order, flavour))
                .differential(flavour, 30 * Units.MEV, ELECTRON, 3 * Units.KEV);
      }
    }
    // Vector and axial term differ by 1e3: three digits of sixteen are lost.
    assertEquals(4.261585, sum[0] / sum[1], 1e-6);
  }
}
