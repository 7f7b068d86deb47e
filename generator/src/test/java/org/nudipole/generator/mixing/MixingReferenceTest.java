package org.nudipole.generator.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.ComplexMatrix;

/** Mixing matrices against the explicit matrix of the Particle Data Group and numpy. */
class MixingReferenceTest {
  private static final Flavour[] ROWS = {Flavour.NU_E, Flavour.NU_MU, Flavour.NU_TAU};

  // The best fit of de Salas et al. (2020) put into the explicit 3 x 3 matrix of PDG 2020, eq. 14.6
  // (numpy); all digits of doubles but the last.
  @Test
  void squaresOfTheNormalOrdering() {
    double[][] expected = {
      {0.666996, 0.311004, 0.022},
      {0.077912793312, 0.360715206688, 0.561372},
      {0.255091206688, 0.328280793312, 0.416628}
    };
    assertSquares(expected, MassOrdering.NORMAL.mixing());
  }

  @Test
  void squaresOfTheInvertedOrdering() {
    double[][] expected = {
      {0.6668255, 0.3109245, 0.02225},
      {0.160030789418, 0.274829710582, 0.5651395},
      {0.173143710582, 0.414245789418, 0.4126105}
    };
    assertSquares(expected, MassOrdering.INVERTED.mixing());
  }

  @Test
  void signsOfPhases() {
    Mixing mixing = MassOrdering.NORMAL.mixing();
    assertComplex(0.557677326059, 0, mixing.element(Flavour.NU_E, 2));
    assertComplex(-0.143664099484, 0.036886671299, mixing.element(Flavour.NU_E, 3));
    assertComplex(-0.278172880724, 0.023079032526, mixing.element(Flavour.NU_MU, 1));
    assertComplex(-0.572797060013, 0.01357650004, mixing.element(Flavour.NU_TAU, 2));
  }

  // The factors multiplied in numpy, each the exponential of its generator.
  @Test
  void genericFourByFour() {
    ComplexMatrix u = GenericMixing.mixing().matrix();
    assertComplex(0.813819666926, 0, u.get(1, 1));
    assertComplex(0.515823869576, 0.1877445346498, u.get(1, 2));
    assertComplex(-0.094301867504, 0.112384589386, u.get(1, 3));
    assertComplex(0.110451134929, 0.05150421006936, u.get(1, 4));
    assertComplex(-0.272753738296, 0.008069201506264, u.get(2, 1));
    assertComplex(0.605896100168, -0.4208652309438, u.get(2, 3));
    assertComplex(-0.07763421313, 0.1344664015466, u.get(2, 4));
    assertComplex(-0.51921683088, -0.1591387046542, u.get(3, 2));
    assertComplex(0.101910645289, -0.1765144154719, u.get(3, 4));
    assertComplex(-0.036812310724, -0.1781019554474, u.get(4, 1));
    assertComplex(0.616371469052, 0.7345629126157, u.get(4, 4));
  }

  // 1/2 eV^2 m / (MeV hbar c) with hbar c = 197.3269804 MeV fm; 2.534 in the literature.
  @Test
  void phaseInCustomaryUnits() {
    Mixing mixing = new Mixing(ComplexMatrix.identity(), Units.EV * Units.EV, 0);
    assertEquals(2.533865358840, mixing.phaseRate(2) * Units.M / Units.MEV, 1e-11);
    assertEquals(0, mixing.phaseRate(1));
  }

  private static void assertSquares(double[][] expected, Mixing mixing) {
    for (int row = 0; row < expected.length; row++) {
      for (int state = 1; state <= expected[row].length; state++) {
        assertEquals(expected[row][state - 1], mixing.probability(ROWS[row], state), 1e-12);
      }
      assertEquals(0, mixing.probability(ROWS[row], 4));
    }
  }

  private static void assertComplex(double re, double im, Complex actual) {
    assertEquals(re, actual.getReal(), 1e-12);
    assertEquals(im, actual.getImaginary(), 1e-12);
  }
}
