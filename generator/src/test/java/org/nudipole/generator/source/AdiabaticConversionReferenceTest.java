package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.mixing.GenericMixing;
import org.nudipole.generator.mixing.MassOrdering;
import org.nudipole.generator.mixing.Mixing;

/**
 * Mass states behind the Sun against the formula as it is written, in both orderings, with a
 * sterile admixture and on both sides of the resonance.
 */
class AdiabaticConversionReferenceTest {
  /** In electrons per cm3: 6e25 is that of 8B. */
  private static final double DENSITY = 6e25;

  private static double expected(
      int state, double s12, double s13, double s14, double dm21, double energyMeV) {
    // 2 sqrt(2) G_F n_e (hbar c)^3 E / Dm^2 in MeV and cm, Dm^2 in eV^2.
    double beta =
        2
            * Math.sqrt(2)
            * 1.1663788e-11
            * DENSITY
            * Math.pow(197.3269804e-13, 3)
            * (1 - s13)
            * energyMeV
            / (dm21 * 1e-12);
    double difference = 1 - 2 * s12 - beta;
    double cosine = difference / Math.sqrt(difference * difference + 4 * s12 * (1 - s12));
    return switch (state) {
      case 1 -> (1 - s14) * (1 - s13) * (1 + cosine) / 2;
      case 2 -> (1 - s14) * (1 - s13) * (1 - cosine) / 2;
      case 3 -> (1 - s14) * s13;
      default -> s14;
    };
  }

  @ParameterizedTest
  @CsvSource({"NORMAL, 0.02200", "INVERTED, 0.02225"})
  void bothOrderings(MassOrdering ordering, double s13) {
    AdiabaticConversion conversion = AdiabaticConversion.of(ordering.mixing(), DENSITY / Units.CM3);
    for (double energy : new double[] {0, 0.3, 1.4, 2.5, 7, 15}) {
      for (int state = 1; state <= 4; state++) {
        assertEquals(
            expected(state, 0.318, s13, 0, 7.5e-5, energy),
            conversion.probability(state, energy * Units.MEV),
            1e-12);
      }
    }
    assertEquals(-1, Math.signum(cosine(15)), "matter dominates");
    assertEquals(1, Math.signum(cosine(0.3)), "vacuum dominates");
  }

  private static double cosine(double energy) {
    return expected(1, 0.318, 0.022, 0, 7.5e-5, energy)
        - expected(2, 0.318, 0.022, 0, 7.5e-5, energy);
  }

  /** Angles of the generic mixing: 34, 8.5 and 7 degrees. */
  @Test
  void withASterileAdmixture() {
    double[] sines = new double[3];
    double[] degrees = {34, 8.5, 7};
    for (int i = 0; i < 3; i++) {
      sines[i] = Math.pow(Math.sin(Math.toRadians(degrees[i])), 2);
    }
    Mixing mixing = GenericMixing.mixing();
    AdiabaticConversion conversion = AdiabaticConversion.of(mixing, DENSITY / Units.CM3);
    for (double energy : new double[] {0.2, 3, 12}) {
      double[] states = new double[5];
      for (int state = 1; state <= 4; state++) {
        states[state] = expected(state, sines[0], sines[1], sines[2], 7.5e-5, energy);
        assertEquals(states[state], conversion.probability(state, energy * Units.MEV), 1e-12);
      }
      for (Flavour flavour :
          new Flavour[] {Flavour.NU_E, Flavour.NU_MU, Flavour.NU_TAU, Flavour.NU_S}) {
        double sum = 0;
        for (int state = 1; state <= 4; state++) {
          double element = mixing.element(flavour, state).abs();
          sum += states[state] * element * element;
        }
        FlavourConversion ofFlavour = new FlavourConversion(conversion, mixing, flavour);
        assertEquals(sum, ofFlavour.probability(energy * Units.MEV), 1e-12);
        Bounds bounds = ofFlavour.bounds(energy * Units.MEV, energy * Units.MEV);
        assertEquals(sum, bounds.lower(), 1e-11);
        assertEquals(sum, bounds.upper(), 1e-11);
      }
      assertEquals(
          states[4],
          new FlavourConversion(conversion, mixing, Flavour.NU_4).probability(energy * Units.MEV),
          1e-15);
    }
    assertThrows(IllegalArgumentException.class, () -> conversion.probability(5, Units.MEV));
  }

  /** The first state falls and the second rises: bounds are the ends, in their order. */
  @Test
  void boundsAreTheEnds() {
    AdiabaticConversion conversion =
        AdiabaticConversion.of(MassOrdering.INVERTED.mixing(), DENSITY / Units.CM3);
    double from = 1 * Units.MEV;
    double to = 5 * Units.MEV;
    Bounds first = conversion.bounds(1, from, to);
    Bounds second = conversion.bounds(2, from, to);
    assertEquals(conversion.probability(1, to), first.lower(), 1e-11);
    assertEquals(conversion.probability(1, from), first.upper(), 1e-11);
    assertEquals(conversion.probability(2, from), second.lower(), 1e-11);
    assertEquals(conversion.probability(2, to), second.upper(), 1e-11);
    assertTrue(first.upper() > first.lower() + 0.1);
  }
}
