package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Nuclide;
import org.nudipole.generator.data.PeriodicTable;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.mathematics.Quadrature;

/**
 * Cross sections against MARLEY 1.2.1, DarkNews 0.4.9 and a separate numpy quadrature of the
 * formulas.
 */
class CrossSectionReferenceTest {
  private static final double MARLEY_SIN2 = 0.23155;

  private static Target nucleus(String name) {
    for (String element : PeriodicTable.elements()) {
      for (Nuclide n : PeriodicTable.isotopes(element)) {
        if (n.name().equals(name)) {
          return new Target(name, n.z(), n.a(), "", 0, 0, n.nuclearMass(), 1 / Units.KG);
        }
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static Target electron() {
    return new Target("Xe.free", 54, 0, "free", 1, 0, Constants.ELECTRON_MASS, 1 / Units.KG);
  }

  private static double total(
      Interaction interaction, Flavour flavour, double energy, Target target) {
    return Quadrature.integral(
        t -> interaction.differential(flavour, energy, target, t),
        interaction.lowest(energy, target),
        interaction.highest(energy, target));
  }

  /**
   * MARLEY's closed form for CEvNS integrates the bracket without its -T/E term and to leading
   * order, which is low by about 2E/M (0.16 % at 30 MeV on 40Ar); its nuclear masses and G_F agree
   * to 1e-4. The tolerance is 2E/M plus 2e-4.
   */
  @ParameterizedTest
  @CsvSource({
    "Ar40, 0.747, 1.0051e-42",
    "Ar40, 10, 1.79936e-40",
    "Ar40, 30, 1.61595e-39",
    "Cs133, 10, 2.30391e-39",
    "Cs133, 30, 2.07218e-38",
    "O16, 10, 2.30813e-41"
  })
  void coherentTotalIsThatOfMarley(String name, double energyMeV, double expectedCm2) {
    Target target = nucleus(name);
    Interaction cevns =
        new CoherentScattering(NucleonCouplings.treeLevel(MARLEY_SIN2), new PointLike());
    double energy = energyMeV * Units.MEV;
    double sigma = total(cevns, Flavour.NU_E, energy, target) / Units.CM2;
    double tolerance = 2 * energy / target.mass() + 2e-4;
    assertEquals(expectedCm2, sigma, tolerance * expectedCm2);
  }

  /** Same formula, same constants to 1e-5: 1e-4 covers the rounding of G_F. */
  @ParameterizedTest
  @CsvSource({
    "NU_E, 10, 9.22948e-44",
    "NU_E, 30, 2.82835e-43",
    "ANTI_NU_E, 10, 3.90401e-44",
    "ANTI_NU_E, 30, 1.18972e-43",
    "NU_MU, 10, 1.54491e-44",
    "ANTI_NU_MU, 10, 1.34087e-44"
  })
  void electronTotalIsThatOfMarley(Flavour flavour, double energyMeV, double expectedCm2) {
    double sigma =
        total(new ElectronScattering(MARLEY_SIN2), flavour, energyMeV * Units.MEV, electron());
    assertEquals(expectedCm2, sigma / Units.CM2, 1e-4 * expectedCm2);
  }

  /** Independent quadrature quoted with four digits. */
  @ParameterizedTest
  @CsvSource({
    "0.747, 5.042, 1.048",
    "0.427, 2.340, 0.554",
    "0.8613, 6.061, 1.224",
    "1.442, 11.42, 2.111",
    "0.270, 1.177, 0.314"
  })
  void electronTotalIsThatOfASeparateQuadrature(double energyMeV, double nuE, double nuMu) {
    Interaction eves = new ElectronScattering(0.23857);
    double unit = 1e-45 * Units.CM2;
    double energy = energyMeV * Units.MEV;
    assertEquals(nuE, total(eves, Flavour.NU_E, energy, electron()) / unit, 6e-4 * nuE);
    assertEquals(nuMu, total(eves, Flavour.NU_TAU, energy, electron()) / unit, 2e-3 * nuMu);
  }

  /**
   * Two helicities of DarkNews summed agree with the reference to 0.16 %; mu = 1e-7 GeV^-1 with 1
   * mu_B = 296.3 GeV^-1 known to 2e-4, so 6e-4 on mu^2.
   */
  @ParameterizedTest
  @CsvSource({"1, 4.47225e-40", "5, 2.57644e-40", "10, 1.71971e-40"})
  void dipoleTotalIsThatOfDarkNews(double massMeV, double expectedCm2) {
    double moment = 1e-7 / 296.3;
    Interaction dipole = new DipoleUpscattering(massMeV * Units.MEV, moment, new PointLike());
    double sigma = total(dipole, Flavour.NU_MU, 30 * Units.MEV, nucleus("Ge72")) / Units.CM2;
    assertEquals(expectedCm2, sigma, 1e-3 * expectedCm2);
  }

  @Test
  void recoilLimitsOfAMassiveFinalStateAreThoseOfDarkNews() {
    RecoilKinematics limits =
        new RecoilKinematics(30 * Units.MEV, nucleus("Ge72").mass(), 10 * Units.MEV);
    // Quoted with five digits; 1e-4 also covers the nuclear mass.
    assertEquals(21.976, limits.lowest() / Units.EV, 21.976e-4);
    assertEquals(25.336, limits.highest() / Units.KEV, 25.336e-4);
  }

  /** A separate numpy evaluation, quoted with six digits; constants agree to 1e-6, so 1e-5. */
  @ParameterizedTest
  @CsvSource({
    "30, 1, 3.96698e-40, 2.50804e-42",
    "30, 5, 3.11486e-40, 4.65901e-43",
    "4, 0.1, 3.31212e-40, 2.54980e-41"
  })
  void differentialWithHelmIsThatOfASeparateEvaluation(
      double energyMeV, double recoilKeV, double sm, double dipole) {
    Target ge72 = nucleus("Ge72");
    FormFactor helm = Helm.lewinSmith();
    Interaction cevns = new CoherentScattering(NucleonCouplings.treeLevel(0.2387), helm);
    Interaction em = new DipoleUpscattering(0, 1e-10, helm);
    double energy = energyMeV * Units.MEV;
    double recoil = recoilKeV * Units.KEV;
    double unit = Units.CM2 / Units.KEV;
    assertEquals(sm, cevns.differential(Flavour.NU_E, energy, ge72, recoil) / unit, 1e-5 * sm);
    assertEquals(dipole, em.differential(Flavour.NU_E, energy, ge72, recoil) / unit, 1e-5 * dipole);
  }

  /**
   * Textbook recoil end points of solar and 51Cr neutrinos on electrons, quoted with four digits.
   */
  @ParameterizedTest
  @CsvSource({
    "747, 556.6",
    "427, 267.1",
    "752, 561.3",
    "432, 271.5",
    "861.3, 664.3",
    "384.3, 230.8"
  })
  void greatestElectronRecoil(double energyKeV, double expectedKeV) {
    double highest = new ElectronScattering(0.23857).highest(energyKeV * Units.KEV, electron());
    assertEquals(expectedKeV, highest / Units.KEV, 0.06);
  }
}
