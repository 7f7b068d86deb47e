package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;

/**
 * Matrices of charge radii and charges in the sizes that they have, 1e-33 cm2 and 1e-13 e: who
 * leads to whom, that the least element is not zero, and Q = (sqrt(2) pi alpha / (3 G_F)) [r^2 - 3
 * q / (MT)].
 */
class ChargeFormFactorTest {
  private static final double RADIUS = 1e-33 * Units.CM2;
  private static final Flavour[] LEPTONS = {Flavour.NU_E, Flavour.NU_MU, Flavour.NU_TAU};
  private static final Flavour[] ANTI = {
    Flavour.ANTI_NU_E, Flavour.ANTI_NU_MU, Flavour.ANTI_NU_TAU
  };

  /**
   * sqrt(2) pi alpha / G_F in MeV^2, and its third over (hbar c)^2 in 1/cm2, from the constants of
   * CODATA 2018 as decimal numbers.
   */
  private static final double PER_CHARGE = Math.sqrt(2) * Math.PI / 137.035999084 / 1.1663788e-11;

  private static final double PER_CM2 = PER_CHARGE / 3 / (197.3269804e-13 * 197.3269804e-13);

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-33, -1e-40})
  void oneElementIsNotNone(double size) {
    assertTrue(new ChargeFormFactor(FlavourMatrix.ZERO, FlavourMatrix.ZERO).isNone());
    for (Flavour one : LEPTONS) {
      for (Flavour other : LEPTONS) {
        FlavourMatrix element = FlavourMatrix.ZERO.with(one, other, size);
        assertFalse(new ChargeFormFactor(element, FlavourMatrix.ZERO).isNone());
        assertFalse(new ChargeFormFactor(FlavourMatrix.ZERO, element).isNone());
      }
    }
  }

  /** An element ab is a square in scattering of a and of b, and an amplitude if a is b. */
  @Test
  void anElementLeadsFromEachOfItsFlavoursToTheOther() {
    double massTimesRecoil = 0.01 * Units.MEV * Units.MEV;
    double size = PER_CM2 * 1e-33;
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        ChargeFormFactor photon =
            new ChargeFormFactor(
                FlavourMatrix.ZERO.with(LEPTONS[a], LEPTONS[b], RADIUS), FlavourMatrix.ZERO);
        for (int f = 0; f < 3; f++) {
          double diagonal = a == b && a == f ? size : 0;
          double transition = a != b && (a == f || b == f) ? size * size : 0;
          for (Flavour flavour : new Flavour[] {LEPTONS[f], ANTI[f]}) {
            assertEquals(diagonal, photon.diagonal(flavour, massTimesRecoil), 1e-12 * size);
            assertEquals(
                transition, photon.transitions(flavour, massTimesRecoil), 1e-12 * size * size);
          }
        }
      }
    }
  }

  /** Each element by itself, so that none takes the place of another. */
  @Test
  void elementsAreKeptApart() {
    FlavourMatrix all = FlavourMatrix.ZERO;
    for (int a = 0; a < 3; a++) {
      for (int b = a; b < 3; b++) {
        all = all.with(LEPTONS[b], LEPTONS[a], element(a, b));
      }
    }
    int[][] others = {{1, 2}, {0, 2}, {0, 1}};
    for (int f = 0; f < 3; f++) {
      for (Flavour flavour : new Flavour[] {LEPTONS[f], ANTI[f]}) {
        assertEquals(element(f, f), all.diagonal().of(flavour));
        assertEquals(element(f, others[f][0]), all.first(flavour));
        assertEquals(element(f, others[f][1]), all.second(flavour));
      }
    }
    for (Flavour flavour : new Flavour[] {Flavour.NU_S, Flavour.NU_4}) {
      assertEquals(0, all.first(flavour));
      assertEquals(0, all.second(flavour));
      FlavourMatrix matrix = all;
      assertThrows(IllegalArgumentException.class, () -> matrix.diagonal().of(flavour));
      assertThrows(IllegalArgumentException.class, () -> matrix.with(flavour, flavour, 1));
    }
  }

  private static double element(int a, int b) {
    return (1 + Math.min(a, b) + 10 * (1 + Math.max(a, b))) * 1e-33;
  }

  @Test
  void everyElementMustBeFinite() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      for (Flavour one : LEPTONS) {
        for (Flavour other : LEPTONS) {
          assertThrows(
              IllegalArgumentException.class, () -> FlavourMatrix.ZERO.with(one, other, bad));
        }
      }
    }
  }

  /** Radius and charge of 1e-33 cm2 and 1e-13 e at MT = 1e-4 to 10 MeV^2, both signs. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 1",
    "-3, 0, 1",
    "0, 1, 1e-4",
    "0, -2, 1e-2",
    "2, 1, 1e-4",
    "-2, 3, 0.5",
    "4, -1, 10"
  })
  void amplitude(double radius, double charge, double massTimesRecoil) {
    double expected = PER_CM2 * radius * 1e-33 - PER_CHARGE * charge * 1e-13 / massTimesRecoil;
    double q2 = massTimesRecoil * Units.MEV * Units.MEV;
    for (Flavour flavour : LEPTONS) {
      ChargeFormFactor diagonal =
          new ChargeFormFactor(
              FlavourMatrix.ZERO.with(flavour, flavour, radius * RADIUS),
              FlavourMatrix.ZERO.with(flavour, flavour, charge * 1e-13));
      assertEquals(expected, diagonal.diagonal(flavour, q2), 1e-12 * Math.abs(expected));
      for (Flavour other : LEPTONS) {
        if (other != flavour) {
          ChargeFormFactor transition =
              new ChargeFormFactor(
                  FlavourMatrix.ZERO.with(flavour, other, radius * RADIUS),
                  FlavourMatrix.ZERO.with(flavour, other, charge * 1e-13));
          double square = expected * expected;
          assertEquals(square, transition.transitions(flavour, q2), 1e-11 * square);
        }
      }
    }
  }

  /** Bounds are the values at the ends, whichever of them is the greater. */
  @ParameterizedTest
  @CsvSource({"1, 0", "0, 1", "0, -1", "2, 3e-3", "-2, 3e-3"})
  void boundsAreTheEnds(double radius, double charge) {
    FlavourMatrix radii = FlavourMatrix.ZERO.with(Flavour.NU_MU, Flavour.NU_MU, radius * RADIUS);
    FlavourMatrix charges = FlavourMatrix.ZERO.with(Flavour.NU_MU, Flavour.NU_MU, charge * 1e-13);
    double mass = 3 * Units.MEV;
    double low = 0.01 * Units.MEV;
    double high = 0.02 * Units.MEV;
    ChargeFormFactor diagonal = new ChargeFormFactor(radii, charges);
    Bounds bounds = diagonal.diagonal(Flavour.NU_MU, mass, low, high);
    double one = diagonal.diagonal(Flavour.NU_MU, mass * low);
    double other = diagonal.diagonal(Flavour.NU_MU, mass * high);
    assertEquals(Math.min(one, other), bounds.lower(), 1e-11 * Math.abs(one));
    assertEquals(Math.max(one, other), bounds.upper(), 1e-11 * Math.abs(one));
    ChargeFormFactor transition =
        new ChargeFormFactor(
            FlavourMatrix.ZERO
                .with(Flavour.NU_E, Flavour.NU_MU, radius * RADIUS)
                .with(Flavour.NU_MU, Flavour.NU_TAU, radius * RADIUS),
            FlavourMatrix.ZERO
                .with(Flavour.NU_E, Flavour.NU_MU, charge * 1e-13)
                .with(Flavour.NU_MU, Flavour.NU_TAU, charge * 1e-13));
    Bounds squares = transition.transitions(Flavour.NU_MU, mass, low, high);
    double greatest = 2 * Math.max(one * one, other * other);
    double least = one * other < 0 ? 0 : 2 * Math.min(one * one, other * other);
    assertEquals(greatest, squares.upper(), 1e-11 * greatest);
    assertEquals(least, squares.lower(), 1e-11 * greatest);
  }
}
