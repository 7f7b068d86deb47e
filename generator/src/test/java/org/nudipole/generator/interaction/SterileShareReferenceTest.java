package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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
 * Share of events that end in the sterile neutrino, from the squared amplitudes of {@link
 * InterferenceReferenceTest}: weak into it, dipole and interference, in cm2/keV, over these and
 * what the massless weak cross section is above the first, (1 - |W|^2) of it included. The massless
 * one is that of numpy as well: nu_e and argon from 't Hooft's and Freedman's formulas with the
 * constants of the tests.
 */
class SterileShareReferenceTest {
  private static final double SIN2 = 0.23857;
  private static final double UNIT = Units.CM2 / Units.KEV;
  private static final Target ELECTRON =
      new Target("Xe.free", 54, 0, "free", 1, 0, Constants.ELECTRON_MASS, 1 / Units.KG);
  private static final Target ARGON =
      new Target("Ar40", 18, 40, "", 0, 0, 37215.5 * Units.MEV, 1 / Units.KG);

  private static InterferingScattering sum(Flavour flavour, boolean nucleus, double mass) {
    ElectronScattering eves = new ElectronScattering(SIN2);
    CoherentScattering cevns =
        new CoherentScattering(NucleonCouplings.treeLevel(SIN2), new PointLike());
    SterileTransition transition =
        new SterileTransition(
            mass * Units.MEV,
            InterferenceOrder.EXACT,
            Map.of(
                flavour,
                SterileOverlap.of(
                    ComplexMatrix.polar(8e-11, 0.3), ComplexMatrix.polar(0.1, -0.4))));
    return new InterferingScattering(
        List.of(
            nucleus ? cevns : eves,
            new DipoleUpscattering(mass * Units.MEV, 8e-11, new PointLike()),
            nucleus
                ? new NuclearInterference(cevns, transition)
                : new ElectronInterference(eves, transition)));
  }

  private static double massless(Flavour flavour, Target target, double energy, double recoil) {
    // G_F^2 in cm2 / MeV^2.
    double fermi = 1.1663788e-11 * 1.1663788e-11 * 197.3269804 * 197.3269804 * 1e-26;
    if (target.isNucleus()) {
      double charge = 18 * (0.5 - 2 * SIN2) - 22 * 0.5;
      double mass = 37215.5;
      return fermi
          * mass
          / Math.PI
          * charge
          * charge
          * (1 - recoil / energy - mass * recoil / (2 * energy * energy))
          / 1000;
    }
    double mass = 0.51099895;
    boolean electron = flavour == Flavour.NU_E || flavour == Flavour.ANTI_NU_E;
    double left = electron ? 0.5 + SIN2 : SIN2 - 0.5;
    double right = SIN2;
    if (flavour.isAntineutrino()) {
      double other = left;
      left = right;
      right = other;
    }
    double rest = 1 - recoil / energy;
    return 2
        * fermi
        * mass
        / Math.PI
        * (left * left
            + right * right * rest * rest
            - left * right * mass * recoil / (energy * energy))
        / 1000;
  }

  /** The reference numbers have seven digits, the Fermi constant of this program eight. */
  @ParameterizedTest
  @CsvSource({
    "NU_E, false, 0.7465, 0.003, 0.1, 1.020149e-49, 5.129671e-46, 6.925282e-50",
    "NU_E, false, 8, 0.5, 1.0, 8.964169e-50, 2.602256e-48, -3.169581e-50",
    "ANTI_NU_E, false, 2, 0.3, 0.2, 7.465320e-50, 4.413313e-48, 2.895210e-50",
    "NU_MU, false, 2, 0.3, 0.2, 1.893613e-50, 4.413313e-48, 2.560544e-50",
    "ANTI_NU_TAU, false, 0.4265, 0.05, 0.2, 1.982342e-50, 2.243468e-47, -1.236334e-49",
    "NU_E, true, 30, 0.005, 4, 6.275728e-43, 1.029615e-43, 9.226461e-45",
    "ANTI_NU_MU, true, 30, 0.02, 10, 3.925861e-43, 2.507963e-44, 2.360098e-44",
    "NU_TAU, true, 30, 4e-6, 4.5, 6.995306e-43, 7.911716e-41, 6.868410e-43"
  })
  void shareOfTheSterileNeutrino(
      Flavour flavour,
      boolean nucleus,
      double energy,
      double recoil,
      double mass,
      double weak,
      double dipole,
      double interference) {
    Target target = nucleus ? ARGON : ELECTRON;
    double whole = massless(flavour, target, energy, recoil) + dipole + interference;
    InterferingScattering sum = sum(flavour, nucleus, mass);
    double energyHere = energy * Units.MEV;
    double recoilHere = recoil * Units.MEV;
    assertEquals(
        whole, sum.differential(flavour, energyHere, target, recoilHere) / UNIT, 3e-6 * whole);
    double expected = (weak + dipole + interference) / whole;
    assertEquals(
        expected, sum.sterileShare(flavour, energyHere, target, recoilHere), 5e-6 * expected);
  }

  /** 10 MeV on argon from 30 MeV: T- is 8.4 keV; below it nothing is sterile. */
  @Test
  void noneBelowTheLeastRecoilOrAboveTheGreatest() {
    InterferingScattering sum = sum(Flavour.NU_E, true, 10);
    double energy = 30 * Units.MEV;
    Interaction dipole = sum.terms().get(1);
    double least = dipole.lowest(energy, ARGON);
    double most = dipole.highest(energy, ARGON);
    // m^4 / (4 M (M + 2E) T+).
    assertEquals(
        1e4 / (4 * 37215.5 * (37215.5 + 60) * (most / Units.MEV)),
        least / Units.MEV,
        1e-12 * least / Units.MEV);
    for (double outside : new double[] {least * (1 - 1e-12), most * (1 + 1e-12)}) {
      assertEquals(0, sum.sterileShare(Flavour.NU_E, energy, ARGON, outside));
      assertEquals(
          sum.terms().get(0).differential(Flavour.NU_E, energy, ARGON, outside),
          sum.differential(Flavour.NU_E, energy, ARGON, outside));
    }
    for (double limit : new double[] {least, most}) {
      double share = sum.sterileShare(Flavour.NU_E, energy, ARGON, limit);
      assertEquals(true, share > 0.01 && share < 1, "share at the limit " + share);
    }
  }

  /** Without interference and a light final state of the dipole: all of the dipole is counted. */
  @Test
  void aSumWithoutInterferenceCountsItsDipolePart() {
    ElectronScattering eves = new ElectronScattering(SIN2);
    DipoleUpscattering light = new DipoleUpscattering(0, 3e-11, new PointLike());
    DipoleUpscattering heavy = new DipoleUpscattering(0.1 * Units.MEV, 5e-11, new PointLike());
    InterferingScattering sum = new InterferingScattering(List.of(eves, light, heavy));
    double energy = Units.MEV;
    double recoil = 50 * Units.KEV;
    double ofHeavy = heavy.differential(Flavour.NU_E, energy, ELECTRON, recoil);
    double whole =
        ofHeavy
            + light.differential(Flavour.NU_E, energy, ELECTRON, recoil)
            + eves.differential(Flavour.NU_E, energy, ELECTRON, recoil);
    assertEquals(0.1 * Units.MEV, sum.sterileMass());
    assertEquals(ofHeavy / whole, sum.sterileShare(Flavour.NU_E, energy, ELECTRON, recoil), 1e-14);
  }

  /**
   * (G_F^2 M / pi) Q^2 |W|^2 [(1 - T/2E - m^2/4ME)^2 - (1 + T/2M) MTK/2E^2] on a point of 938 MeV,
   * where T/2M counts; and the limit of no mass, |W|^2 of the massless cross section.
   */
  @Test
  void weakCrossSectionIntoTheSterileNeutrinoOnALightNucleus() {
    Target light = new Target("H1", 1, 1, "", 0, 0, 938.272 * Units.MEV, 1 / Units.KG);
    CoherentScattering weak =
        new CoherentScattering(NucleonCouplings.treeLevel(SIN2), new PointLike());
    double fermi = 1.1663788e-11 * 1.1663788e-11 * 197.3269804 * 197.3269804 * 1e-26;
    double charge = 0.5 - 2 * SIN2;
    for (double mass : new double[] {0, 5, 20}) {
      SterileTransition transition =
          new SterileTransition(
              mass * Units.MEV,
              InterferenceOrder.EXACT,
              Map.of(Flavour.NU_E, new SterileOverlap(1e-12, 0.3)));
      NuclearInterference interference = new NuclearInterference(weak, transition);
      double recoil = 3;
      double energy = 50;
      double shift = mass * mass / (2 * 938.272);
      double helicity = 1 - recoil / (2 * energy) - shift / (2 * energy);
      double bracket =
          helicity * helicity
              - (1 + recoil / (2 * 938.272)) * 938.272 * (recoil + shift) / (2 * energy * energy);
      double expected = fermi * 938.272 / Math.PI * charge * charge * 0.3 * bracket / 1000;
      double value =
          interference.weakIntoSterile(Flavour.NU_E, energy * Units.MEV, light, recoil * Units.MEV)
              / UNIT;
      assertEquals(expected, value, 1e-10 * expected);
      if (mass == 0) {
        double whole =
            weak.differential(Flavour.NU_E, energy * Units.MEV, light, recoil * Units.MEV) / UNIT;
        assertEquals(0.3 * whole, value, 1e-10 * value);
      }
    }
  }

  /** The final state of a sum is that of its first term. */
  @Test
  void finalMassOfASum() {
    DipoleUpscattering heavy = new DipoleUpscattering(Units.MEV, 1e-11, new PointLike());
    InterferingScattering sum = new InterferingScattering(List.of(heavy));
    assertEquals(Units.MEV, sum.finalMass());
    assertEquals(Units.MEV, sum.sterileMass());
  }
}
