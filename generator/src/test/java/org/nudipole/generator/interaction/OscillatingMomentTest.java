package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.mixing.GenericMixing;
import org.nudipole.generator.mixing.Mixing;

/** Mean, bounds and acceptance of a moment that oscillates visibly over its detector. */
class OscillatingMomentTest {
  private static OscillatingMoment moment;

  @BeforeAll
  static void uniformDistances() {
    Mixing mixing =
        new Mixing(
            GenericMixing.mixing().matrix(), 3 * Units.EV * Units.EV, 11 * Units.EV * Units.EV);
    moment =
        OscillatingMoment.of(
            mixing,
            GenericMixing.majorana(),
            FinalStates.STERILE,
            Baselines.of(1 * Units.M, 3 * Units.M, OscillatingMomentTest::uniform));
  }

  @Test
  void meanOfTheLocalMoments() {
    for (Flavour flavour : Flavour.weak()) {
      for (double energy : new double[] {2 * Units.MEV, 7 * Units.MEV}) {
        double mean =
            Quadrature.linear(
                    baseline -> square(moment.at(baseline).value(flavour, energy)),
                    1 * Units.M,
                    3 * Units.M)
                / (2 * Units.M);
        assertEquals(mean, square(moment.value(flavour, energy)), 1e-12 * mean);
      }
    }
  }

  @Test
  void boundsHold() {
    Random random = new Random(20211);
    for (int i = 0; i < 20_000; i++) {
      Flavour flavour = Flavour.weak().get(random.nextInt(6));
      double from = (1.5 + 8 * random.nextDouble()) * Units.MEV;
      double to = from + StrictMath.pow(random.nextDouble(), 8) * 5 * Units.MEV;
      Bounds bounds = moment.bounds(flavour, from, to);
      double value = moment.value(flavour, from + random.nextDouble() * (to - from));
      assertTrue(bounds.lower() <= value && value <= bounds.upper());
    }
    assertTrue(moment.bounds(Flavour.NU_E, 0, Units.MEV).upper() > 0);
  }

  @Test
  void boundsCloseIn() {
    Bounds bounds = moment.bounds(Flavour.NU_MU, 4 * Units.MEV, 4.001 * Units.MEV);
    assertTrue(bounds.upper() / bounds.lower() < 1.02);
  }

  // acceptance = local square / bound, so its ratio between places is that of the squares.
  @Test
  void acceptanceIsProportionalToTheLocalSquare() {
    Random random = new Random(20212);
    for (int i = 0; i < 20_000; i++) {
      Flavour flavour = Flavour.weak().get(random.nextInt(6));
      double energy = (1.5 + 30 * random.nextDouble()) * Units.MEV;
      double one = (1 + 2 * random.nextDouble()) * Units.M;
      double other = (1 + 2 * random.nextDouble()) * Units.M;
      double first = moment.acceptance(flavour, energy, one);
      double second = moment.acceptance(flavour, energy, other);
      assertTrue(first <= 1 && second <= 1);
      assertEquals(
          first * square(moment.at(other).value(flavour, energy)),
          second * square(moment.at(one).value(flavour, energy)),
          1e-12);
    }
  }

  @Test
  void phasesBeyondAllRulesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> moment.value(Flavour.NU_E, 0.1 * Units.MEV));
  }

  private static double[] uniform(int count) {
    double[] means = new double[count];
    means[0] = 1;
    return means;
  }

  private static double square(double x) {
    return x * x;
  }
}
