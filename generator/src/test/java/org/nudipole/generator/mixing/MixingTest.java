package org.nudipole.generator.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.mathematics.ComplexMatrix;

class MixingTest {
  @Test
  void sterileAnglesAreThoseOfTheSterileColumn() {
    Mixing mixing = GenericMixing.mixing();
    double c14 = StrictMath.cos(StrictMath.toRadians(7));
    double c24 = StrictMath.cos(StrictMath.toRadians(9));
    assertEquals(sine(7), mixing.element(Flavour.NU_E, 4).abs(), 1e-15);
    assertEquals(c14 * sine(9), mixing.element(Flavour.NU_MU, 4).abs(), 1e-15);
    assertEquals(c14 * c24 * sine(12), mixing.element(Flavour.NU_TAU, 4).abs(), 1e-15);
  }

  @Test
  void antineutrinosHaveConjugateAmplitudes() {
    Mixing mixing = GenericMixing.mixing();
    assertEquals(mixing.element(Flavour.NU_MU, 3), mixing.amplitude(Flavour.ANTI_NU_MU, 3));
    assertEquals(mixing.element(Flavour.NU_MU, 3).conjugate(), mixing.amplitude(Flavour.NU_MU, 3));
  }

  @Test
  void invertedOrderingHasTheThirdStateBelow() {
    assertTrue(MassOrdering.INVERTED.mixing().splitting(3) < 0);
    assertTrue(MassOrdering.NORMAL.mixing().splitting(3) > 0);
  }

  @Test
  void refusesWhatIsNotUnitary() {
    ComplexMatrix stretched = ComplexMatrix.identity().with(1, 1, new Complex(1.001, 0));
    ComplexMatrix sheared = ComplexMatrix.identity().with(1, 4, new Complex(0, 1e-3));
    assertThrows(IllegalArgumentException.class, () -> new Mixing(stretched, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Mixing(sheared, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> Rotation.ofSquaredSine(1.1, 0));
  }

  private static double sine(double degrees) {
    return StrictMath.sin(StrictMath.toRadians(degrees));
  }
}
