package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;

/** Both sides of what is claimed: where a sum is guaranteed not to be negative, and where not. */
class InterferenceGuaranteeTest {
  private static final double SIN2 = 0.23857;
  private static final ElectronScattering EVES = new ElectronScattering(SIN2);
  private static final CoherentScattering CEVNS =
      new CoherentScattering(NucleonCouplings.treeLevel(SIN2), new PointLike());

  private static SterileTransition transition(
      Flavour flavour, double mixing, InterferenceOrder order) {
    return new SterileTransition(
        0.1 * Units.MEV, order, Map.of(flavour, new SterileOverlap(1e-11, mixing)));
  }

  private static boolean onElectrons(Flavour flavour, double mixing, InterferenceOrder order) {
    return new ElectronInterference(EVES, transition(flavour, mixing, order)).isGuaranteed(flavour);
  }

  /**
   * (1 - |W|^2) |g_L| = |W|^2 |g_R| / 2 where g_L g_R is negative: at 0.686... for nu_mu and
   * nu_tau, g_L = -1/2 + s^2 and g_R = s^2, and at 0.646... for their antineutrinos, which have
   * them exchanged. Both couplings of nu_e are positive.
   */
  @ParameterizedTest
  @EnumSource(names = {"NU_E", "NU_MU", "NU_TAU", "ANTI_NU_E", "ANTI_NU_MU", "ANTI_NU_TAU"})
  void onElectronsUpToTheMixingOfTheProof(Flavour flavour) {
    double nearest = flavour.isAntineutrino() ? SIN2 : 0.5 - SIN2;
    double farther = flavour.isAntineutrino() ? 0.5 - SIN2 : SIN2;
    double last = nearest / (nearest + farther / 2);
    boolean electron = flavour == Flavour.NU_E || flavour == Flavour.ANTI_NU_E;
    InterferenceOrder exact = InterferenceOrder.EXACT;
    assertTrue(onElectrons(flavour, 0, exact));
    assertTrue(onElectrons(flavour, last * (1 - 1e-9), exact));
    assertEquals(electron, onElectrons(flavour, last * (1 + 1e-9), exact));
    assertEquals(electron, onElectrons(flavour, 1, exact));
  }

  @ParameterizedTest
  @EnumSource(names = {"NU_E", "NU_MU", "ANTI_NU_E", "ANTI_NU_TAU"})
  void nothingIsKnownOnElectronsToLeadingOrder(Flavour flavour) {
    for (InterferenceOrder order : InterferenceOrder.values()) {
      assertEquals(order == InterferenceOrder.EXACT, onElectrons(flavour, 0.01, order));
    }
  }

  @Test
  void onNucleiUpToOneHalfForEveryFlavourAndOrder() {
    for (Flavour flavour : Flavour.weak()) {
      for (InterferenceOrder order : InterferenceOrder.values()) {
        for (double mixing : new double[] {0, 0.2, 0.5, 0.5 + 1e-15, 0.7, 1}) {
          assertEquals(
              mixing <= 0.5,
              new NuclearInterference(CEVNS, transition(flavour, mixing, order))
                  .isGuaranteed(flavour));
        }
      }
    }
  }

  /** s^2 = 1/2 leaves nu_mu no left coupling: no product of couplings is negative. */
  @Test
  void aCouplingOfZeroIsNotNegative() {
    ElectronScattering half = new ElectronScattering(0.5);
    SterileTransition all = transition(Flavour.NU_MU, 1, InterferenceOrder.EXACT);
    assertTrue(new ElectronInterference(half, all).isGuaranteed(Flavour.NU_MU));
  }

  /** A flavour that is not in the transition does not mix and cannot do harm. */
  @Test
  void whatDoesNotMixIsGuaranteed() {
    SterileTransition muons = transition(Flavour.NU_MU, 0.9, InterferenceOrder.EXACT);
    assertTrue(new ElectronInterference(EVES, muons).isGuaranteed(Flavour.NU_TAU));
    assertTrue(new NuclearInterference(CEVNS, muons).isGuaranteed(Flavour.NU_TAU));
  }

  /**
   * For every mixing from 0 to 1: where it is guaranteed no moment makes the sum negative.
   * Amplitudes in phase, and the moment that makes the sum smallest.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whatIsGuaranteedIsNotNegative(long seed) {
    int[] guaranteed = new int[2];
    Draw.tries(
        10_000,
        seed,
        draw -> {
          boolean nucleus = draw.flag("nucleus");
          Flavour flavour = draw.among(Flavour.weak().toArray(new Flavour[0]), "flavour");
          double energy = draw.between(0.05, 53, "energyMeV") * Units.MEV;
          double mixing = draw.between(0, 1, "mixing");
          double massShare = draw.between(1e-3, 0.999, "massShare");
          double where = draw.between(0, 1, "where");
          Target target =
              nucleus
                  ? Material.named("LAr").nuclei().get(0)
                  : Material.named("LXe").freeElectrons().get(0);
          Interaction weak = nucleus ? CEVNS : EVES;
          // m + m^2 / 2M = E.
          double mass = massShare * (2 * energy / (1 + Math.sqrt(1 + 2 * energy / target.mass())));
          SterileTransition transition =
              new SterileTransition(
                  mass,
                  InterferenceOrder.EXACT,
                  Map.of(flavour, new SterileOverlap(Math.sqrt(mixing), mixing)));
          Interference interference =
              nucleus
                  ? new NuclearInterference(CEVNS, transition)
                  : new ElectronInterference(EVES, transition);
          boolean holds = interference.isGuaranteed(flavour);
          guaranteed[holds ? 1 : 0]++;
          Interaction dipole = new DipoleUpscattering(mass, 1, new PointLike());
          double low = dipole.lowest(energy, target);
          double high = dipole.highest(energy, target);
          double recoil = Math.min(high, low * Math.pow(high / low, Math.pow(where, 4)));
          if (holds && high > low) {
            double i = interference.differential(flavour, energy, target, recoil);
            double sum =
                weak.differential(flavour, energy, target, recoil)
                    - i * i / (4 * dipole.differential(flavour, energy, target, recoil));
            assertTrue(sum >= 0, () -> "sum " + sum);
          }
        });
    assertTrue(guaranteed[0] > 1000 && guaranteed[1] > 1000, "both kinds are drawn");
  }
}
