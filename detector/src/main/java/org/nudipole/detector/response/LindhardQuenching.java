package org.nudipole.detector.response;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.Require;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;

/**
 * Ionisation yield of nuclear recoils (J. Lindhard et al., Mat. Fys. Medd. Dan. Vid. Selsk. 33, no.
 * 10 (1963)): E_ee = T k g / (1 + k g), g = 3 e^0.15 + 0.7 e^0.6 + e, e = 11.5 Z^(-7/3) T/keV, for
 * the recoiling nucleus itself, also in a compound. With a cut-off C as B. J. Scholz et al., Phys.
 * Rev. D 94 (2016) 122003, times the adiabatic factor 1 - exp(-T/C): slow nuclei excite no
 * electrons.
 *
 * @param k electronic stopping parameter; if absent that of Lindhard, 0.133 Z^(2/3) A^(-1/2)
 * @param cutoff recoil energy C of the adiabatic factor; 0 for none
 */
public record LindhardQuenching(OptionalDouble k, double cutoff) implements Transform {
  /** Between these no power of a number leaves the range of doubles. */
  private static final double LEAST = 0x1p-500;

  private static final double GREATEST = 0x1p500;
  private static final long ONE = Double.doubleToRawLongBits(1);

  /** Checks the range. */
  public LindhardQuenching {
    if (k.isPresent()) {
      Require.positive("Lindhard k", k.getAsDouble());
    }
    Require.notNegative("cut-off of the quenching", cutoff);
  }

  /** Without a cut-off. */
  public LindhardQuenching(OptionalDouble k) {
    this(k, 0);
  }

  @Override
  public boolean changes(Target target) {
    return target.isNucleus();
  }

  @Override
  public DoubleUnaryOperator scale(Target target) {
    DoubleUnaryOperator stopped = stopped(target);
    return cutoff == 0
        ? stopped
        : energy -> -StrictMath.expm1(-energy / cutoff) * stopped.applyAsDouble(energy);
  }

  private DoubleUnaryOperator stopped(Target target) {
    double perEnergy = 11.5 * StrictMath.pow(target.z(), -7.0 / 3) / Units.KEV;
    double stopping = stopping(target);
    return energy -> {
      double reduced = energy * perEnergy;
      double root = power(reduced);
      double squared = root * root;
      // reduced^0.6 is the fourth power of reduced^0.15.
      double kg = stopping * (3 * root + 0.7 * squared * squared + reduced);
      return energy * kg / (1 + kg);
    };
  }

  // x^0.15 as the three quarters of the fifth root, a third of the time that StrictMath takes.
  private static double power(double x) {
    if (!(x > LEAST && x < GREATEST)) {
      return StrictMath.pow(x, 0.15);
    }
    // A fifth of the bits of a double is its fifth root to 7 %; each step of Halley's method makes
    // 2 e^3 of an error e, three steps less than a rounding.
    double root = Double.longBitsToDouble(Double.doubleToRawLongBits(x) / 5 + ONE / 5 * 4);
    for (int i = 0; i < 3; i++) {
      double square = root * root;
      double fifth = square * square * root;
      root *= (2 * fifth + 3 * x) / (3 * fifth + 2 * x);
    }
    return Math.sqrt(Math.sqrt(root * root * root));
  }

  private double stopping(Target target) {
    return k.orElseGet(() -> 0.133 * StrictMath.pow(target.z(), 2.0 / 3) / Math.sqrt(target.a()));
  }
}
