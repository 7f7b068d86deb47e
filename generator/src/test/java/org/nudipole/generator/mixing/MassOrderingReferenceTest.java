package org.nudipole.generator.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;

/** The best fit of P. F. de Salas et al., JHEP 02 (2021) 071, table 3, for both orderings. */
class MassOrderingReferenceTest {
  private static final double EV2 = Units.EV * Units.EV;

  @ParameterizedTest
  @CsvSource({
    "NORMAL, normal, 0.318, 0.02200, 0.574, 1.08, 7.50e-5, 2.55e-3",
    "INVERTED, inverted, 0.318, 0.02225, 0.578, 1.58, 7.50e-5, -2.45e-3"
  })
  void bestFit(
      MassOrdering ordering,
      String label,
      double s12,
      double s13,
      double s23,
      double deltaOverPi,
      double dm21,
      double dm31) {
    assertEquals(label, ordering.label());
    assertEquals(s12, ordering.squareSine12());
    assertEquals(s13, ordering.squareSine13());
    assertEquals(s23, ordering.squareSine23());
    assertEquals(deltaOverPi * Math.PI * Units.RAD, ordering.delta(), 1e-12 * Units.RAD);
    assertEquals(dm21 * EV2, ordering.dm21(), 1e-12 * dm21 * EV2);
    assertEquals(dm31 * EV2, ordering.dm31(), 1e-12 * dm21 * EV2);
    MixingAngles angles = ordering.angles();
    assertEquals(s12, squareSine(angles.theta12()), 1e-14);
    assertEquals(s13, squareSine(angles.r13().theta()), 1e-14);
    assertEquals(s23, squareSine(angles.theta23()), 1e-14);
    assertEquals(ordering.delta(), angles.r13().delta());
    // Masses count from the first state, and phases by m^2 / 2E.
    Mixing mixing = ordering.mixing();
    double[] splittings = {0, dm21 * EV2, dm31 * EV2};
    for (int state = 1; state <= 3; state++) {
      double expected = splittings[state - 1];
      assertEquals(expected, mixing.splitting(state), 1e-12 * Math.abs(expected));
      assertEquals(
          expected / 2 / Constants.HBAR_C,
          mixing.phaseRate(state),
          1e-12 * Math.abs(expected / Constants.HBAR_C));
    }
    assertThrows(IllegalArgumentException.class, () -> mixing.splitting(4));
    assertThrows(IllegalArgumentException.class, () -> mixing.element(Flavour.NU_4, 1));
  }

  private static double squareSine(double angle) {
    double sine = Math.sin(angle / Units.RAD);
    return sine * sine;
  }
}
