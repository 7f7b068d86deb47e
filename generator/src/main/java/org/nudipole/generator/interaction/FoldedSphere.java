package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;

/**
 * The form factor of a uniform sphere with a Gaussian skin, 3 j1(q R0) / (q R0) exp(-q^2 s^2 / 2):
 * that of Helm, whatever gives its lengths.
 */
final class FoldedSphere {
  private FoldedSphere() {}

  static double value(double q, double radius, double skin) {
    double wave = q / Constants.HBAR_C;
    return UniformSphere.value(wave * radius) * damping(wave, skin);
  }

  static Bounds bounds(double low, double high, double radius, double skin) {
    double dampingLow = damping(low / Constants.HBAR_C, skin);
    double dampingHigh = damping(high / Constants.HBAR_C, skin);
    double wave = radius / Constants.HBAR_C;
    return UniformSphere.bounds(low * wave, high * wave).times(Bounds.of(dampingHigh, dampingLow));
  }

  static Bounds squared(double low, double high, double radius, double skin) {
    double wave = radius / Constants.HBAR_C;
    double dampingLow = damping(low / Constants.HBAR_C, skin);
    double dampingHigh = damping(high / Constants.HBAR_C, skin);
    return UniformSphere.squared(low * wave, high * wave)
        .times(Bounds.of(dampingHigh * dampingHigh, dampingLow * dampingLow));
  }

  static double firstZero(double radius) {
    return UniformSphere.FIRST_ZERO * Constants.HBAR_C / radius;
  }

  private static double damping(double wave, double skin) {
    return StrictMath.exp(-wave * wave * skin * skin / 2);
  }
}
