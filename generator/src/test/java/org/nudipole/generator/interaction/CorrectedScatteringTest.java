package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.TableAxis.Places;
import org.nudipole.generator.data.Target;

/** A cross section with a correction of -S r: where 1 - S r reaches 0, and where it falls below. */
class CorrectedScatteringTest {
  private static final Target GERMANIUM = Material.named("Ge").nuclei().get(0);
  private static final CoherentScattering BASE =
      new CoherentScattering(NucleonCouplings.treeLevel(0.23857), new PointLike());
  private static final double ENERGY = 10 * Units.MEV;

  /** r = 2 at 1 keV, where a strength of -1/2 leaves nothing. */
  private static InterferingScattering corrected(double strength) {
    RecoilTable ratio =
        RecoilTable.of(
            new Places(new double[] {0, Units.KEV, 2 * Units.KEV}, false), new double[] {1, 2, 1});
    return new InterferingScattering(
        List.of(BASE, new RatioCorrection("own", BASE, strength, ratio)));
  }

  private static Bounds bounds(double strength, double low, double high) {
    return corrected(strength)
        .bounds(Flavour.NU_E, ENERGY, ENERGY, GERMANIUM, low * Units.KEV, high * Units.KEV);
  }

  /** The factor 1 + S r at both ends of a cell in which it rises or falls. */
  @ParameterizedTest
  @CsvSource({"-0.5, 0.5, 1", "-0.5, 1, 1.7", "0.3, 0.5, 1", "-0.25, 1.2, 1.9", "-0.6, 0.9, 1"})
  void boundsAreThoseOfTheFactor(double strength, double low, double high) {
    double[] recoils = {low, high};
    double[] factors = new double[2];
    double[] cross = new double[2];
    for (int i = 0; i < 2; i++) {
      factors[i] = 1 + strength * (2 - Math.abs(recoils[i] - 1));
      cross[i] = BASE.differential(Flavour.NU_E, ENERGY, GERMANIUM, recoils[i] * Units.KEV);
      assertEquals(
          factors[i] * cross[i],
          corrected(strength).differential(Flavour.NU_E, ENERGY, GERMANIUM, recoils[i] * Units.KEV),
          1e-13 * cross[i]);
    }
    // The cross section falls with the recoil.
    double most = Math.max(factors[0], factors[1]);
    double least = Math.min(factors[0], factors[1]);
    Bounds bounds = bounds(strength, low, high);
    assertEquals(most * (most > 0 ? cross[0] : cross[1]), bounds.upper(), 1e-10 * cross[0]);
    assertEquals(least * (least > 0 ? cross[1] : cross[0]), bounds.lower(), 1e-10 * cross[0]);
  }

  /** Nothing left is not negative, whatever the rounding; a part in 1e6 below is. */
  @Test
  void nothingIsNotNegative() {
    for (double low : new double[] {0.1, 0.7, 0.999, 1}) {
      assertTrue(bounds(-0.5, low, 1.5).lower() >= 0);
      assertTrue(bounds(-0.5 * (1 + 1e-6), low, 1.5).lower() < 0);
      assertTrue(bounds(-0.5 * (1 - 1e-6), low, 1).lower() > 0);
    }
  }
}
