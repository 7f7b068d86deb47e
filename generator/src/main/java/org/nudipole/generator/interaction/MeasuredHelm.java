package org.nudipole.generator.interaction;

import java.util.OptionalDouble;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Require;
import org.nudipole.generator.data.ChargeRadii;
import org.nudipole.generator.data.Target;

/**
 * Helm form factor with the measured rms charge radius R of each isotope, R0^2 = (5/3)(R^2 - 3 s^2)
 * with s = 0.9 fm; where the skin alone is wider than R, as for hydrogen, there is no sphere and
 * s^2 = R^2 / 3.
 *
 * @param excess what is added to every charge radius, length: the neutron skin for neutrons
 */
public record MeasuredHelm(double excess) implements FormFactor {
  /** Checks that it is finite. */
  public MeasuredHelm {
    Require.finite("excess of the radius", excess);
  }

  /**
   * Whether this nucleus has a radius: its charge radius has been measured, and a negative excess
   * leaves room for the skin.
   */
  public boolean holdsFor(Target nucleus) {
    OptionalDouble charge = ChargeRadii.of(nucleus.z(), nucleus.a());
    return charge.isPresent() && (excess >= 0 || !isWithinSkin(charge.getAsDouble() + excess));
  }

  @Override
  public double value(double q, Target nucleus) {
    double rms = radius(nucleus);
    return FoldedSphere.value(q, sphere(rms), skin(rms));
  }

  @Override
  public Bounds bounds(double low, double high, Target nucleus) {
    double rms = radius(nucleus);
    return FoldedSphere.bounds(low, high, sphere(rms), skin(rms));
  }

  @Override
  public Bounds squared(double low, double high, Target nucleus) {
    double rms = radius(nucleus);
    return FoldedSphere.squared(low, high, sphere(rms), skin(rms));
  }

  @Override
  public double firstZero(Target nucleus) {
    return FoldedSphere.firstZero(sphere(radius(nucleus)));
  }

  private double radius(Target nucleus) {
    return excess
        + ChargeRadii.of(nucleus.z(), nucleus.a())
            .orElseThrow(
                () ->
                    new IllegalArgumentException("no measured charge radius of " + nucleus.name()));
  }

  private static double sphere(double rms) {
    return isWithinSkin(rms) ? 0 : Helm.boxRadius(rms);
  }

  private static double skin(double rms) {
    return isWithinSkin(rms) ? rms / Math.sqrt(3) : Helm.SKIN;
  }

  private static boolean isWithinSkin(double rms) {
    return rms * rms <= 3 * Helm.SKIN * Helm.SKIN;
  }
}
