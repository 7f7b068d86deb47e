package org.nudipole.generator.mixing;

import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.MomentMatrix.Basis;
import org.nudipole.generator.mixing.MomentMatrix.Nature;

/**
 * A mixing and moments without any special value, for which reference numbers were computed with
 * numpy: the rotations there are exponentials of their generators by eigen-decomposition, not
 * matrices of sines and cosines.
 */
public final class GenericMixing {
  private GenericMixing() {}

  /** Every angle and phase differs from zero; splittings 7.5e-5 and 2.55e-3 eV^2. */
  public static Mixing mixing() {
    return Mixing.of(
        new MixingAngles(
            34 * Units.DEG,
            degrees(8.5, 195),
            49 * Units.DEG,
            degrees(7, 25),
            degrees(9, -70),
            degrees(12, 110),
            20 * Units.DEG,
            -35 * Units.DEG,
            50 * Units.DEG),
        7.5e-5 * Units.EV * Units.EV,
        2.55e-3 * Units.EV * Units.EV);
  }

  /** Majorana moments between all mass states. */
  public static MomentMatrix majorana() {
    ComplexMatrix upper =
        ComplexMatrix.zero()
            .with(1, 2, polar(0.7, 10))
            .with(1, 3, polar(0.4, -80))
            .with(1, 4, polar(1.1, 35))
            .with(2, 3, polar(0.9, 140))
            .with(2, 4, polar(0.6, -20))
            .with(3, 4, polar(1.3, 75));
    return new MomentMatrix(
        Nature.MAJORANA, Basis.MASS, upper.plus(upper.transposed().times(Complex.ONE.negate())));
  }

  /** Dirac moments between all mass states, with electric parts. */
  public static MomentMatrix dirac() {
    return MomentMatrix.dirac(
        Basis.MASS,
        hermitian(
            List.of(0.3, -0.6, 0.45, 0.5),
            new Complex(0.2, 0.5),
            new Complex(-0.1, 0.4),
            new Complex(0.9, -0.2),
            new Complex(0.25, -0.35),
            new Complex(0.15, 0.8),
            new Complex(-0.7, 0.1)),
        hermitian(
            List.of(0.1, 0.2, -0.25, 0.7),
            new Complex(0.3, -0.2),
            new Complex(0.6, 0.1),
            new Complex(-0.4, 0.5),
            new Complex(-0.15, 0.05),
            new Complex(0.35, -0.3),
            new Complex(0.2, 0.6)));
  }

  // Elements 12 13 14 23 24 34 above the diagonal.
  private static ComplexMatrix hermitian(List<Double> diagonal, Complex... above) {
    ComplexMatrix matrix = ComplexMatrix.zero();
    int next = 0;
    for (int i = 1; i <= ComplexMatrix.SIZE; i++) {
      matrix = matrix.with(i, i, new Complex(diagonal.get(i - 1), 0));
      for (int j = i + 1; j <= ComplexMatrix.SIZE; j++) {
        Complex element = above[next++];
        matrix = matrix.with(i, j, element).with(j, i, element.conjugate());
      }
    }
    return matrix;
  }

  private static Complex polar(double r, double degrees) {
    return ComplexMatrix.polar(r, StrictMath.toRadians(degrees));
  }

  private static Rotation degrees(double theta, double delta) {
    return new Rotation(theta * Units.DEG, delta * Units.DEG);
  }
}
