package org.nudipole.detector.response;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
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

  /** Rows that take each step together. */
  private static final int BLOCK = 256;

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
    double perEnergy = perEnergy(target);
    double stopping = stopping(target);
    return energy -> {
      double reduced = energy * perEnergy;
      return quenched(energy, reduced, power(reduced), stopping);
    };
  }

  // What scale says, step by step for many rows: the processor then takes several at once.
  @Override
  public void simulate(UniformRandomProvider random, EventBatch batch, List<Target> targets) {
    if (cutoff > 0) {
      Transform.super.simulate(random, batch, targets);
      return;
    }
    int[] changed = new int[targets.size() + 1];
    double[] perEnergy = new double[changed.length];
    double[] stopping = new double[changed.length];
    for (int row = 1; row < changed.length; row++) {
      Target target = targets.get(row - 1);
      if (changes(target)) {
        changed[row] = 1;
        perEnergy[row] = perEnergy(target);
        stopping[row] = stopping(target);
      }
    }
    int[] rows = new int[BLOCK];
    double[] energy = new double[BLOCK];
    double[] reduced = new double[BLOCK];
    double[] slowing = new double[BLOCK];
    double[] root = new double[BLOCK];
    for (int start = 0; start < batch.size(); start += BLOCK) {
      int end = Math.min(batch.size(), start + BLOCK);
      int n = 0;
      for (int i = start; i < end; i++) {
        // Recoils that pass unchanged are written over: which they are nobody can predict.
        int row = batch.target[i] + 1;
        rows[n] = i;
        energy[n] = batch.observed[i];
        reduced[n] = batch.observed[i] * perEnergy[row];
        slowing[n] = stopping[row];
        n += changed[row];
      }
      quench(energy, reduced, slowing, root, n);
      for (int k = 0; k < n; k++) {
        batch.observed[rows[k]] = energy[k];
      }
    }
  }

  private static void quench(
      double[] energy, double[] reduced, double[] stopping, double[] root, int n) {
    for (int k = 0; k < n; k++) {
      root[k] = guess(reduced[k]);
    }
    for (int k = 0; k < n; k++) {
      root[k] = nearest(root[k], reduced[k]);
    }
    for (int k = 0; k < n; k++) {
      root[k] = threeQuarters(root[k]);
    }
    for (int k = 0; k < n; k++) {
      if (!isUsual(reduced[k])) {
        root[k] = power(reduced[k]);
      }
    }
    for (int k = 0; k < n; k++) {
      energy[k] = quenched(energy[k], reduced[k], root[k], stopping[k]);
    }
  }

  private static double perEnergy(Target target) {
    return 11.5 * StrictMath.pow(target.z(), -7.0 / 3) / Units.KEV;
  }

  private static double quenched(double energy, double reduced, double root, double stopping) {
    double squared = root * root;
    // reduced^0.6 is the fourth power of reduced^0.15.
    double kg = stopping * (3 * root + 0.7 * squared * squared + reduced);
    return energy * kg / (1 + kg);
  }

  // x^0.15 as the three quarters of the fifth root, a third of the time that StrictMath takes.
  private static double power(double x) {
    if (!isUsual(x)) {
      return StrictMath.pow(x, 0.15);
    }
    return threeQuarters(nearest(guess(x), x));
  }

  private static boolean isUsual(double x) {
    return x > LEAST && x < GREATEST;
  }

  // A fifth of the bits of a double is its fifth root to 7 %.
  private static double guess(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) / 5 + ONE / 5 * 4);
  }

  // Each step makes 2 e^3 of an error e: three are less than a rounding.
  private static double nearest(double guess, double x) {
    return nearer(nearer(nearer(guess, x), x), x);
  }

  // A step of Halley's method towards the fifth root.
  private static double nearer(double root, double x) {
    double square = root * root;
    double fifth = square * square * root;
    return root * ((2 * fifth + 3 * x) / (3 * fifth + 2 * x));
  }

  private static double threeQuarters(double root) {
    return Math.sqrt(Math.sqrt(root * root * root));
  }

  private double stopping(Target target) {
    return k.orElseGet(() -> 0.133 * StrictMath.pow(target.z(), 2.0 / 3) / Math.sqrt(target.a()));
  }
}
