package org.nudipole.generator.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.mixing.MomentMatrix.Basis;

/** Moments in the flavour basis against numpy, lambda = U* lt U^dagger and U lt U^dagger. */
class MomentMatrixReferenceTest {
  @Test
  void majoranaMomentsOfFlavours() {
    MomentMatrix flavour = GenericMixing.majorana().in(Basis.FLAVOUR, GenericMixing.mixing());
    assertComplex(0.1278992896606, -0.2982396601157, flavour.get(1, 2));
    assertComplex(-0.5020941744401, 0.10919168686, flavour.get(1, 3));
    assertComplex(0.7395057979546, -0.8725073124863, flavour.get(1, 4));
    assertComplex(-1.181386922599, 0.5718771475075, flavour.get(2, 3));
    assertComplex(-0.006098408631042, 0.3267404213085, flavour.get(2, 4));
    assertComplex(0.7372554305672, 0.8182145566211, flavour.get(3, 4));
    assertComplex(-0.7372554305672, -0.8182145566211, flavour.get(4, 3));
  }

  @Test
  void diracMomentsOfFlavours() {
    MomentMatrix flavour = GenericMixing.dirac().in(Basis.FLAVOUR, GenericMixing.mixing());
    assertComplex(0.554864420473, -0.254878141844, flavour.get(1, 1));
    assertComplex(-0.303971729211, -0.331564461672, flavour.get(1, 2));
    assertComplex(-0.327102731107, -0.683054856096, flavour.get(2, 1));
    assertComplex(-0.012514415206, 0.576315508171, flavour.get(2, 4));
    assertComplex(0.661366759709, -1.713615468431, flavour.get(4, 2));
    assertComplex(-0.225653148109, -1.004197936181, flavour.get(4, 4));
  }

  private static void assertComplex(double re, double im, Complex actual) {
    assertEquals(re, actual.getReal(), 2e-12);
    assertEquals(im, actual.getImaginary(), 2e-12);
  }
}
