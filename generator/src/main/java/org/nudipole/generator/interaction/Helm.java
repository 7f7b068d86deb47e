package org.nudipole.generator.interaction;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Require;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;

/**
 * Helm form factor (R. H. Helm, Phys. Rev. 104 (1956) 1466): F = 3 j1(q R0) / (q R0) exp(-q^2 s^2 /
 * 2), s = 0.9 fm.
 *
 * @param rmsRadius rms radius R of the protons or neutrons, length, which gives R0^2 = (5/3)(R^2 -
 *     3 s^2); if absent R0 is that of J. D. Lewin, P. F. Smith, Astropart. Phys. 6 (1996) 87, eq.
 *     4.11: R0^2 = c^2 + (7/3) pi^2 a^2 - 5 s^2 with c = 1.23 A^(1/3) - 0.60 fm, a = 0.52 fm
 */
public record Helm(OptionalDouble rmsRadius) implements FormFactor {
  static final double SKIN = 0.9 * Units.FM;
  private static final double DIFFUSENESS = 0.52 * Units.FM;
  private static final Helm LEWIN_SMITH = new Helm(OptionalDouble.empty());

  /** R0 of Lewin and Smith by mass number, up to uranium: a cube root a nucleus, not a recoil. */
  private static final double[] BOX_RADII =
      IntStream.rangeClosed(0, 238).mapToDouble(Helm::lewinSmith).toArray();

  /** Checks that the radius leaves room for the skin, R^2 > 3 s^2. */
  public Helm {
    if (rmsRadius.isPresent()) {
      double radius = Require.positive("rms radius", rmsRadius.getAsDouble());
      if (radius * radius <= 3 * SKIN * SKIN) {
        throw new IllegalArgumentException(
            "rms radius "
                + radius / Units.FM
                + " fm must exceed sqrt(3) s = 1.559 fm (the skin alone is that wide)");
      }
    }
  }

  /** The radius of Lewin and Smith. */
  public static Helm lewinSmith() {
    return LEWIN_SMITH;
  }

  @Override
  public double value(double q, Target nucleus) {
    return FoldedSphere.value(q, boxRadius(nucleus.a()), SKIN);
  }

  @Override
  public Bounds bounds(double low, double high, Target nucleus) {
    return FoldedSphere.bounds(low, high, boxRadius(nucleus.a()), SKIN);
  }

  @Override
  public Bounds squared(double low, double high, Target nucleus) {
    return FoldedSphere.squared(low, high, boxRadius(nucleus.a()), SKIN);
  }

  @Override
  public double firstZero(Target nucleus) {
    return FoldedSphere.firstZero(boxRadius(nucleus.a()));
  }

  private double boxRadius(int a) {
    if (rmsRadius.isPresent()) {
      return boxRadius(rmsRadius.getAsDouble());
    }
    return a < BOX_RADII.length ? BOX_RADII[a] : lewinSmith(a);
  }

  private static double lewinSmith(int a) {
    double c = (1.23 * StrictMath.cbrt(a) - 0.60) * Units.FM;
    double pa = StrictMath.PI * DIFFUSENESS;
    return Math.sqrt(c * c + 7.0 / 3 * pa * pa - 5 * SKIN * SKIN);
  }

  /** R0 of an rms radius. */
  static double boxRadius(double rms) {
    return Math.sqrt(5.0 / 3 * (rms * rms - 3 * SKIN * SKIN));
  }
}
