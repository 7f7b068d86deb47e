package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.GenericMixing;
import org.nudipole.generator.mixing.MassOrdering;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.mixing.MomentMatrix.Basis;
import org.nudipole.generator.mixing.MomentMatrix.Nature;

/** What counts as the rounding of a sum of amplitudes, and what is a small amplitude, at 1e-11. */
class RoundedAmplitudesTest {
  /** 1e-14 of the product of the moduli: rounding below, an overlap above. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-11, 1e-15})
  void overlapOfAmplitudesAtRightAngles(double size) {
    Complex dipole = new Complex(0, size);
    for (double small : new double[] {0.9e-14, -0.9e-14, 0}) {
      SterileOverlap overlap = SterileOverlap.of(dipole, new Complex(0.2, 0.2 * small));
      assertEquals(0, overlap.product());
      assertEquals(0.04, overlap.mixing(), 1e-17);
    }
    for (double small : new double[] {1.1e-14, -1.1e-14, 0.5}) {
      SterileOverlap overlap = SterileOverlap.of(dipole, new Complex(0.2, 0.2 * small));
      assertEquals(0.2 * small * size, overlap.product(), 1e-12 * Math.abs(small) * size);
    }
  }

  /** Re(D W*) = Re D Re W + Im D Im W. */
  @Test
  void overlapIsTheRealPartOfTheProductWithTheConjugate() {
    SterileOverlap overlap = SterileOverlap.of(new Complex(3e-11, -4e-11), new Complex(0.2, 0.1));
    assertEquals(3e-11 * 0.2 - 4e-11 * 0.1, overlap.product(), 1e-26);
    assertEquals(0.05, overlap.mixing(), 1e-16);
    assertThrows(IllegalArgumentException.class, () -> new SterileOverlap(0, 1.1));
    assertThrows(IllegalArgumentException.class, () -> new SterileOverlap(Double.NaN, 0.1));
  }

  /**
   * Moments of state 1 and 2 that cancel for nu_e but for a share: 1e-14 of the greatest is a
   * rounding, more is a moment.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-11, 1e-15})
  void coherentSumsThatCancel(double size) {
    Mixing mixing = MassOrdering.INVERTED.mixing();
    double first = mixing.element(Flavour.NU_E, 1).getReal();
    double second = mixing.element(Flavour.NU_E, 2).getReal();
    for (double share : new double[] {0, 1e-15, 1e-12, 0.1}) {
      MomentMatrix moments =
          moments(
              new Complex(size * second + share * size / first, 0), new Complex(-size * first, 0));
      CoherentMoment moment = CoherentMoment.of(mixing, moments, FinalStates.STERILE);
      boolean none = share < 1e-14;
      assertEquals(none, moment.isZero(Flavour.NU_E));
      assertEquals(
          none ? 0 : share * size, moment.value(Flavour.NU_E, Units.MEV), 1e-3 * share * size);
      assertFalse(moment.isZero(Flavour.NU_MU));
    }
  }

  // Into the sterile state from the first and the second.
  private static MomentMatrix moments(Complex first, Complex second) {
    return new MomentMatrix(
        Nature.MAJORANA,
        Basis.MASS,
        ComplexMatrix.zero()
            .with(4, 1, first)
            .with(1, 4, first.negate())
            .with(4, 2, second)
            .with(2, 4, second.negate()));
  }

  /** sum_k lambda_4k U*_ak and U*_a4 for neutrinos, lambda* and U for antineutrinos. */
  @Test
  void transitionOfFlavours() {
    Mixing mixing = GenericMixing.mixing();
    MomentMatrix moments = GenericMixing.dirac().times(2e-11);
    SterileTransition transition =
        SterileTransition.of(Units.MEV, InterferenceOrder.EXACT, mixing, moments);
    for (Flavour flavour : Flavour.weak()) {
      Complex dipole = Complex.ZERO;
      for (int k = 1; k <= 3; k++) {
        Complex element = mixing.element(flavour, k);
        Complex moment = moments.get(4, k);
        dipole =
            dipole.add(
                flavour.isAntineutrino()
                    ? moment.conjugate().multiply(element)
                    : moment.multiply(element.conjugate()));
      }
      Complex weak = mixing.element(flavour, 4);
      Complex product =
          flavour.isAntineutrino() ? dipole.multiply(weak.conjugate()) : dipole.multiply(weak);
      SterileOverlap overlap = transition.overlap(flavour);
      assertEquals(product.getReal(), overlap.product(), 1e-25);
      assertEquals(weak.abs() * weak.abs(), overlap.mixing(), 1e-15);
      // In units of a moment of 1e-11.
      SterileOverlap relative = transition.per(1e-11).overlap(flavour);
      assertEquals(product.getReal() / 1e-11, relative.product(), 1e-14);
      assertEquals(overlap.mixing(), relative.mixing());
    }
    assertEquals(Units.MEV, transition.per(1e-11).mass());
    assertEquals(SterileOverlap.NONE, transition.overlap(Flavour.NU_S));
  }

  /** alpha G_F m / (sqrt(2) m_e) Re(D W*), in cm2: with m = m_e its first factors alone. */
  @Test
  void strengthOfTheInterference() {
    SterileTransition transition =
        new SterileTransition(
            Constants.ELECTRON_MASS,
            InterferenceOrder.EXACT,
            Map.of(Flavour.NU_E, new SterileOverlap(-3e-12, 0.1)));
    double expected =
        -3e-12 * 1.1663788e-11 / 137.035999084 / Math.sqrt(2) * 197.3269804e-13 * 197.3269804e-13;
    assertEquals(
        expected, transition.strength(Flavour.NU_E) / Units.CM2, 1e-12 * Math.abs(expected));
    assertEquals(0, transition.strength(Flavour.NU_MU));
  }

  /** Light final states of moments into the sterile one are reached from it alone. */
  @Test
  void finalStatesThatAreReached() {
    MomentMatrix sterile = moments(new Complex(3e-11, 0), new Complex(0, 4e-11));
    assertTrue(FinalStates.STERILE.areReached(sterile));
    assertFalse(FinalStates.LIGHT.areReached(sterile));
    assertEquals(3e-11, FinalStates.STERILE.moment(sterile, 1), 1e-24);
    assertEquals(4e-11, FinalStates.STERILE.moment(sterile, 2), 1e-24);
    assertEquals(0, FinalStates.STERILE.moment(sterile, 3));
    assertEquals(5e-11, FinalStates.LIGHT.moment(sterile, 4), 1e-24);
    assertFalse(FinalStates.STERILE.areReached(sterile.times(0)));
  }

  /** An interaction takes no part where its amplitudes have no overlap, however small that is. */
  @Test
  void interferenceScattersTheFlavoursThatOverlap() {
    SterileTransition transition =
        new SterileTransition(
            Units.MEV,
            InterferenceOrder.EXACT,
            Map.of(
                Flavour.NU_E,
                new SterileOverlap(1e-25, 0.1),
                Flavour.NU_MU,
                new SterileOverlap(0, 0.1),
                Flavour.ANTI_NU_E,
                new SterileOverlap(-1e-25, 0.1)));
    Interference interference =
        new ElectronInterference(new ElectronScattering(0.23857), transition);
    for (Flavour flavour : Flavour.weak()) {
      assertEquals(
          flavour == Flavour.NU_E || flavour == Flavour.ANTI_NU_E, interference.scatters(flavour));
    }
    assertEquals(Units.MEV, interference.finalMass());
  }
}
