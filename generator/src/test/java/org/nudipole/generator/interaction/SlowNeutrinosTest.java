package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;

/** Where scattering of a heavy neutrino begins, and where it turns; and thresholds of others. */
class SlowNeutrinosTest {
  private static final Target XENON = Material.named("LXe").nuclei().get(3);
  private static final Target ELECTRON = Material.named("LXe").freeElectrons().get(0);
  private static final double MASS = 2 * Units.MEV;

  /** gamma of 1385 km/s. */
  private static final double LEAST = MASS / Math.sqrt(1 - Math.pow(1385 / 299792.458, 2));

  private static final DipoleDownscattering DOWN =
      new DipoleDownscattering(MASS, 1e-11, Helm.lewinSmith());

  @Test
  void slowerOnesDoNotArrive() {
    for (Target target : new Target[] {XENON, ELECTRON}) {
      assertEquals(LEAST, DOWN.threshold(target), 1e-14 * LEAST);
      assertEquals(0, DOWN.highest(LEAST * (1 - 1e-12), target));
      assertEquals(0, DOWN.highest(DOWN.threshold(target), target));
      assertTrue(DOWN.highest(LEAST * (1 + 1e-9), target) > 0);
      // All of them reach m^2 / 2(M + m).
      double opening = MASS * MASS / (2 * (target.mass() + MASS));
      assertEquals(LEAST, DOWN.leastEnergy(target, opening), 1e-14 * LEAST);
      assertEquals(LEAST, DOWN.leastEnergy(target, opening / 3, opening * 3), 1e-14 * LEAST);
      for (double factor : new double[] {0.1, 7}) {
        double recoil = factor * opening;
        double least = DOWN.leastEnergy(target, recoil);
        assertTrue(least > LEAST);
        double limit = factor < 1 ? DOWN.lowest(least, target) : DOWN.highest(least, target);
        assertEquals(recoil, limit, 1e-7 * recoil);
        assertEquals(
            least,
            factor < 1
                ? DOWN.leastEnergy(target, recoil / 2, recoil)
                : DOWN.leastEnergy(target, recoil, recoil * 2),
            1e-14 * least);
      }
    }
  }

  /** The kinetic energy doubles in four steps, from that of the slowest to the mass. */
  @Test
  void turnsFollowTheKineticEnergy() {
    double[] turns = DOWN.energyTurns();
    assertEquals(68, turns.length);
    for (int i = 0; i < turns.length; i++) {
      double expected = (LEAST - MASS) * Math.pow(2, i / 4.0);
      assertEquals(expected, turns[i] - MASS, 1e-9 * expected);
    }
    assertTrue(turns[67] > 1.5 * MASS && turns[67] < 3 * MASS, "up to about the mass");
    assertEquals(0, new DipoleDownscattering(0, 1e-11, new PointLike()).energyTurns().length);
    assertTrue(new DipoleDownscattering(0, 1e-11, new PointLike()).isSmooth());
    assertFalse(DOWN.isSmooth());
    // Recoils: both limits of each of these energies, in order.
    double[] recoils = DOWN.turns(XENON);
    assertEquals(2 * 68, recoils.length);
    for (double energy : turns) {
      for (double limit :
          new double[] {
            DOWN.kinematics(energy, XENON).lowest(), DOWN.kinematics(energy, XENON).highest()
          }) {
        assertTrue(Arrays.binarySearch(recoils, limit) >= 0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.01, 3, 20})
  void theSameAtOneRecoil(double energyMeV) {
    double energy = energyMeV * Units.MEV;
    for (Target target : new Target[] {XENON, ELECTRON}) {
      double recoil =
          Math.sqrt(DOWN.lowest(energy, target)) * Math.sqrt(DOWN.highest(energy, target));
      double value = DOWN.differential(Flavour.NU_4, energy, target, recoil);
      assertTrue(value > 0);
      assertEquals(
          value, DOWN.atRecoil(Flavour.NU_4, target, recoil).applyAsDouble(energy), 1e-14 * value);
      // E'^2 / k^2 of the reverse reaction at E' = E + m^2 / 2M.
      double reverse = energy + MASS * MASS / (2 * target.mass());
      double momentum = Math.sqrt((energy - MASS) * (energy + MASS));
      double expected =
          Math.pow(reverse / momentum, 2)
              * DOWN.reverse().differential(Flavour.NU_4, reverse, target, recoil);
      assertEquals(expected, value, 1e-12 * value);
    }
  }

  /** m + m^2 / 2M opens scattering into a mass, and m^2 / 2M less is needed out of one. */
  @Test
  void thresholdsAndLeastEnergies() {
    DipoleUpscattering up = new DipoleUpscattering(MASS, 1e-11, new PointLike());
    for (Target target : new Target[] {XENON, ELECTRON}) {
      double threshold = MASS + MASS * MASS / (2 * target.mass());
      assertEquals(threshold, up.threshold(target), 1e-14 * threshold);
      assertTrue(up.highest(threshold * (1 + 1e-9), target) > 0);
      assertEquals(0, up.highest(threshold * (1 - 1e-9), target));
      double recoil = 3 * up.highest(threshold * (1 + 1e-9), target);
      double massless = (recoil + Math.sqrt(recoil * (recoil + 2 * target.mass()))) / 2;
      double least = massless * (1 + MASS * MASS / (2 * target.mass() * recoil));
      assertEquals(least, up.leastEnergy(target, recoil), 1e-13 * least);
      assertEquals(recoil, up.highest(least, target), 1e-7 * recoil);
      double downLeast = least - MASS * MASS / (2 * target.mass());
      assertEquals(downLeast, DOWN.leastEnergy(target, recoil), 1e-12 * downLeast);
    }
    CoherentScattering cevns =
        new CoherentScattering(NucleonCouplings.treeLevel(0.23857), new PointLike());
    assertEquals(0, cevns.threshold(XENON));
    double recoil = Units.KEV;
    double expected = (recoil + Math.sqrt(recoil * (recoil + 2 * XENON.mass()))) / 2;
    assertEquals(expected, cevns.leastEnergy(XENON, recoil), 1e-14 * expected);
    assertEquals(expected, cevns.leastEnergy(XENON, recoil, 2 * recoil), 1e-14 * expected);
    // Binding: a shell opens at its energy.
    Target shell = Material.named("LXe").shells().get(0);
    ElectronScattering eves = new ElectronScattering(0.23857);
    assertEquals(shell.bindingEnergy(), eves.lowest(Units.MEV, shell));
    assertEquals(0, eves.lowest(Units.MEV, ELECTRON));
  }
}
