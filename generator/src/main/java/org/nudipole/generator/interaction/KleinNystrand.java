package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Require;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;

/**
 * Klein-Nystrand form factor (S. R. Klein, J. Nystrand, Phys. Rev. C 60 (1999) 014903, eq. 9): F =
 * 3 j1(q R_A) / (q R_A) / (1 + q^2 a_k^2) with R_A = r0 A^(1/3).
 *
 * @param range range a_k of the Yukawa potential, length
 * @param radius radius r0 per A^(1/3), length
 */
public record KleinNystrand(double range, double radius) implements FormFactor {
  /** Checks the ranges. */
  public KleinNystrand {
    Require.notNegative("range a_k", range);
    Require.positive("radius r0", radius);
  }

  /** The usual choice, a_k = 0.7 fm and r0 = 1.23 fm. */
  public static KleinNystrand standard() {
    return new KleinNystrand(0.7 * Units.FM, 1.23 * Units.FM);
  }

  @Override
  public double value(double q, Target nucleus) {
    double wave = q / Constants.HBAR_C;
    return UniformSphere.value(wave * radius * StrictMath.cbrt(nucleus.a())) * yukawa(wave);
  }

  @Override
  public Bounds bounds(double low, double high, Target nucleus) {
    double wave = radius * StrictMath.cbrt(nucleus.a()) / Constants.HBAR_C;
    return UniformSphere.bounds(low * wave, high * wave)
        .times(Bounds.of(yukawa(high / Constants.HBAR_C), yukawa(low / Constants.HBAR_C)));
  }

  @Override
  public Bounds squared(double low, double high, Target nucleus) {
    double wave = radius * StrictMath.cbrt(nucleus.a()) / Constants.HBAR_C;
    double yukawaLow = yukawa(low / Constants.HBAR_C);
    double yukawaHigh = yukawa(high / Constants.HBAR_C);
    return UniformSphere.squared(low * wave, high * wave)
        .times(Bounds.of(yukawaHigh * yukawaHigh, yukawaLow * yukawaLow));
  }

  @Override
  public double firstZero(Target nucleus) {
    return UniformSphere.FIRST_ZERO * Constants.HBAR_C / (radius * StrictMath.cbrt(nucleus.a()));
  }

  private double yukawa(double wave) {
    return 1 / (1 + wave * wave * range * range);
  }
}
