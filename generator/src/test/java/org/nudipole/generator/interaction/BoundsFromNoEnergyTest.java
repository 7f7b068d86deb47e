package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;

/** Bounds in cells that begin at no energy, and the corners that bounds of brackets come from. */
class BoundsFromNoEnergyTest {
  private static final Target FLUORINE =
      new Target("F19", 9, 19, "", 0, 0, 17692 * Units.MEV, 1 / Units.KG);
  private static final Target ELECTRON =
      new Target("Ge.free", 32, 0, "free", 1, 0, 0.51099895 * Units.MEV, 1 / Units.KG);
  private static final CoherentScattering CEVNS =
      new CoherentScattering(
          NucleonCouplings.treeLevel(0.23857), Helm.lewinSmith(), AxialCurrent.shellModel());
  private static final ElectronScattering EVES = new ElectronScattering(0.23857);
  private static final ChargeFormFactor PHOTON =
      new ChargeFormFactor(
          FlavourMatrix.ZERO
              .with(Flavour.NU_MU, Flavour.NU_MU, 3e-32 * Units.CM2)
              .with(Flavour.NU_MU, Flavour.NU_TAU, 2e-32 * Units.CM2),
          FlavourMatrix.ZERO);

  /** Every point of the limits lies between, from an energy of 0 on, and the upper one is near. */
  @Test
  void holdAndAreNear() {
    double to = 20 * Units.MEV;
    for (Interaction interaction :
        List.of(
            CEVNS,
            EVES,
            new ElectroweakNuclearScattering(CEVNS, PHOTON),
            new ElectroweakElectronScattering(EVES, PHOTON))) {
      Target target = interaction.actsOn(FLUORINE) ? FLUORINE : ELECTRON;
      double most = interaction.highest(to, target);
      for (Flavour flavour : List.of(Flavour.NU_MU, Flavour.ANTI_NU_MU)) {
        for (double share : new double[] {0.01, 0.3, 0.9}) {
          double low = 0;
          double high = share * most;
          Bounds bounds = interaction.bounds(flavour, 0, to, target, low, high);
          double greatest = 0;
          for (int i = 1; i <= 40; i++) {
            double energy = to * i / 40;
            for (int k = 1; k <= 40; k++) {
              double recoil = high * k / 40;
              if (recoil <= interaction.highest(energy, target)) {
                double value = interaction.differential(flavour, energy, target, recoil);
                assertTrue(value >= bounds.lower() && value <= bounds.upper());
                greatest = Math.max(greatest, value);
              }
            }
          }
          // Some terms are taken at different corners: no more than twice the greatest value.
          assertTrue(bounds.upper() < 2.2 * greatest, bounds + " of " + greatest);
        }
      }
    }
  }

  /**
   * The axial bracket 1 - T/E + MT/(2E^2) on fluorine, times F_p^2 and F_A(0)/4 of G_F^2 M / pi:
   * from corners of its terms, the last of which is at most 1 inside the limits.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 5, 19.9})
  void axialCorners(double fromMeV) {
    double from = fromMeV * Units.MEV;
    double to = 20 * Units.MEV;
    double low = 5 * Units.KEV;
    double high = 9 * Units.KEV;
    double mass = 17692;
    double scale = CEVNS.axialPointLike(to, FLUORINE, low) / (1 - 5e-3 / 20 + mass * 5e-3 / 800);
    double opening = fromMeV > 0 ? Math.min(1, mass * 9e-3 / (2 * fromMeV * fromMeV)) : 1;
    double least = fromMeV > 0 ? 1 - 9e-3 / fromMeV : 0;
    Bounds form =
        CEVNS
            .current()
            .protons()
            .squared(
                CoherentScattering.momentum(FLUORINE, low),
                CoherentScattering.momentum(FLUORINE, high),
                FLUORINE);
    Bounds bounds = CEVNS.axial(from, to, FLUORINE, low, high);
    double upper = scale * form.upper() * (1 - 5e-3 / 20 + opening);
    double lower = scale * form.lower() * (least + Math.min(opening, mass * 5e-3 / 800));
    assertEquals(upper, bounds.upper(), 1e-10 * upper);
    assertEquals(lower, bounds.lower(), 1e-10 * upper);
  }

  /** G_F^2 M / (4 pi) F_A(0) with F_A(0) = 4/3 g_A^2 (J+1)/J (S_p - S_n)^2, in cm2/MeV. */
  @Test
  void axialScale() {
    double fermi = 1.1663788e-11 * 1.1663788e-11 * 197.3269804e-13 * 197.3269804e-13;
    double structure = AxialCurrent.structure(0.5, 0.4751 + 0.0087);
    assertEquals(4.0 / 3 * 1.2754 * 1.2754 * 3 * 0.4838 * 0.4838, structure, 1e-12);
    double own = CEVNS.axialCurrent().structure(FLUORINE);
    double expected = fermi * 17692 / (4 * Math.PI) * own * (1 - 5e-3 / 20 + 17692 * 5e-3 / 800);
    assertEquals(
        expected,
        CEVNS.axialPointLike(20 * Units.MEV, FLUORINE, 5 * Units.KEV) * Units.MEV / Units.CM2,
        1e-9 * expected);
    Target without = new Target("F20", 9, 20, "", 0, 0, 18600 * Units.MEV, 1 / Units.KG);
    assertEquals(0, CEVNS.axial(20 * Units.MEV, without, 5 * Units.KEV));
    assertEquals(0, AxialCurrent.none().structure(FLUORINE));
  }
}
