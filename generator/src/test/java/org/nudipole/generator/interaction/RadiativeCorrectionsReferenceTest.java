package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;

class RadiativeCorrectionsReferenceTest {
  private static final double ELECTRON = 0.51099895;
  private static final double MUON = 105.6583755;
  private static final double TAU = 1776.86;

  private static final NucleonCouplings NUCLEONS = RadiativeCorrections.PDG_2020.nucleons();
  private static final ElectronCouplings ELECTRONS = RadiativeCorrections.PDG_2020.electrons();

  /** g_V falls by this from one flavour to the next for protons, and grows for electrons. */
  private static double chargeRadii(double light, double heavy) {
    return Constants.ALPHA / (3 * Math.PI) * 2 * Math.log(heavy / light);
  }

  /**
   * The flavours differ by the charge radius at one loop only, whose logarithm is that of the
   * masses of the charged leptons. Tolerance: the four digits of two numbers.
   */
  @Test
  void flavoursDifferByTheirChargeRadii() {
    PerFlavour proton = NUCLEONS.proton();
    assertEquals(chargeRadii(ELECTRON, MUON), proton.electron() - proton.muon(), 1.01e-4);
    assertEquals(chargeRadii(MUON, TAU), proton.muon() - proton.tau(), 1.01e-4);
    assertEquals(
        chargeRadii(ELECTRON, MUON), vector(Flavour.NU_MU) - (vector(Flavour.NU_E) - 1), 1.01e-4);
    assertEquals(chargeRadii(MUON, TAU), vector(Flavour.NU_TAU) - vector(Flavour.NU_MU), 1.01e-4);
    assertEquals(axial(Flavour.NU_MU), axial(Flavour.NU_E) - 1, 1e-12);
    assertEquals(axial(Flavour.NU_MU), axial(Flavour.NU_TAU), 1e-12);
  }

  /**
   * By hand: 40Ar has Q = 18 x 0.0382 - 22 x 0.5117 = -10.5698 with nu_e and 18 x 0.0300 - 22 x
   * 0.5117 = -10.7174 with nu_mu; nu_tau follows from the masses of the charged leptons.
   */
  @Test
  void couplingsOfTheNewerEdition() {
    NucleonCouplings newer = RadiativeCorrections.PDG_2022.nucleons();
    assertEquals(-10.5698, newer.weakCharge(Flavour.ANTI_NU_E, 18, 40), 1e-12);
    assertEquals(-10.7174, newer.weakCharge(Flavour.NU_MU, 18, 40), 1e-12);
    assertEquals(chargeRadii(MUON, TAU), newer.proton().muon() - newer.proton().tau(), 1.01e-4);
  }

  private static double vector(Flavour flavour) {
    return ELECTRONS.left().of(flavour) + ELECTRONS.right().of(flavour);
  }

  private static double axial(Flavour flavour) {
    return ELECTRONS.left().of(flavour) - ELECTRONS.right().of(flavour);
  }

  /**
   * By hand: 40Ar with nu_mu has Q = 18 x 0.0318 - 22 x 0.5094 = -10.6344, at tree level 18 x
   * 0.02286 - 11 = -10.58852; the square is 1.008685 times as large.
   */
  @Test
  void argonGainsNineInAThousand() {
    Target argon =
        Material.named("LAr").nuclei().stream()
            .filter(target -> target.a() == 40)
            .findFirst()
            .orElseThrow();
    double energy = 30 * Units.MEV;
    double recoil = 20 * Units.KEV;
    Helm helm = Helm.lewinSmith();
    double corrected =
        new CoherentScattering(NUCLEONS, helm).differential(Flavour.NU_MU, energy, argon, recoil);
    double tree =
        new CoherentScattering(NucleonCouplings.treeLevel(0.23857), helm)
            .differential(Flavour.NU_MU, energy, argon, recoil);
    assertEquals(1.008685, corrected / tree, 1e-6);
  }

  /** The neutral current at tree level is -1/2 + 2 s^2 and -1/2. */
  @ParameterizedTest
  @MethodSource("org.nudipole.generator.Flavour#weak")
  void neutralCurrentAtTreeLevel(Flavour flavour) {
    Target electron = Material.named("LXe").freeElectrons().get(0);
    double energy = Units.MEV;
    double recoil = 0.3 * Units.MEV;
    double tree = new ElectronScattering(0.23857).differential(flavour, energy, electron, recoil);
    ElectronCouplings couplings = ElectronCouplings.neutralCurrent(-0.5 + 2 * 0.23857, -0.5);
    assertEquals(
        tree,
        new ElectronScattering(couplings).differential(flavour, energy, electron, recoil),
        1e-13 * tree);
  }

  /**
   * By hand for 7Be neutrinos, E = 0.8613 MeV and T = 0.3 MeV, in units of G_F^2 m_e/(2 pi): (gV +
   * gA)^2 + (gV - gA)^2 (1 - T/E)^2 - (gV^2 - gA^2) m_e T/E^2 with 0.9521 and 0.4938 is 2.090627 +
   * 0.210039 x 0.424699 - 0.662656 x 0.206649 = 2.042893; at tree level with 0.97714 and 0.5 it is
   * 2.181943 + 0.227663 x 0.424699 - 0.704803 x 0.206649 = 2.132984.
   */
  @Test
  void berylliumNeutrinosLoseFourInAHundred() {
    Target electron = Material.named("LXe").freeElectrons().get(0);
    double energy = 0.8613 * Units.MEV;
    double recoil = 0.3 * Units.MEV;
    double tree =
        new ElectronScattering(0.23857).differential(Flavour.NU_E, energy, electron, recoil);
    double corrected =
        new ElectronScattering(ELECTRONS).differential(Flavour.NU_E, energy, electron, recoil);
    assertEquals(2.042893 / 2.132984, corrected / tree, 2e-6);
  }

  /** Couplings of one flavour take the place of its own and of no other's. */
  @Test
  void couplingsOfOneFlavour() {
    NucleonCouplings mixed =
        NucleonCouplings.treeLevel(0.23857)
            .with(Flavour.ANTI_NU_MU, new NucleonCouplings(0.1, -0.4));
    for (Flavour flavour : Flavour.weak()) {
      boolean muon = flavour == Flavour.NU_MU || flavour == Flavour.ANTI_NU_MU;
      double proton = muon ? 0.1 : 0.5 - 2 * 0.23857;
      double neutron = muon ? -0.4 : -0.5;
      assertEquals(18 * proton + 22 * neutron, mixed.weakCharge(flavour, 18, 40), 1e-13);
    }
  }

  /** As macros call the editions, of which couplings of electrons are in both. */
  @Test
  void editions() {
    assertEquals("pdg2020", RadiativeCorrections.PDG_2020.label());
    assertEquals("pdg2022", RadiativeCorrections.PDG_2022.label());
    for (RadiativeCorrections edition : RadiativeCorrections.values()) {
      assertEquals((0.9521 + 0.4938) / 2, edition.electrons().left().electron(), 1e-15);
      assertEquals((-0.0397 + 0.5062) / 2, edition.electrons().right().muon(), 1e-15);
    }
  }
}
