package org.nudipole.generator.interaction;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.nudipole.generator.Require;
import org.nudipole.generator.mathematics.Quadrature;

/**
 * Distribution of the distance from source point to vertex over a detector, as Gauss quadrature
 * rules for means over it: positive weights, exact for polynomials in the distance. Immutable;
 * rules are made when they are first needed.
 */
public final class Baselines {
  private static final int[] SIZES = {3, 6, 12, 24, 48};

  // Greatest half range of a phase for each size. The error of n points is about (e phase / 4n)^2n,
  // here below 1e-16.
  private static final double[] PHASES = {0.01, 0.3, 3, 12, 36};

  private final double low;
  private final double high;
  private final IntFunction<double[]> means;
  private final AtomicReferenceArray<Quadrature.Rule> rules;
  private final double mean;

  private Baselines(double low, double high, IntFunction<double[]> means) {
    this.low = low;
    this.high = high;
    this.means = means;
    rules = new AtomicReferenceArray<>(SIZES.length);
    Quadrature.Rule first = rule(0.0);
    double sum = 0;
    for (int i = 0; i < first.points().length; i++) {
      sum += first.weights()[i] * first.points()[i];
    }
    mean = sum;
  }

  /** One distance for the whole detector. */
  public static Baselines at(double baseline) {
    Require.notNegative("distance from the source", baseline);
    return new Baselines(baseline, baseline, count -> new double[] {1});
  }

  /**
   * The distribution with given means of Legendre polynomials P_n(t), t from -1 at the least to 1
   * at the greatest distance.
   *
   * @param low least distance, length
   * @param high greatest distance, length
   * @param means from a number of polynomials to their means, that of P_0 = 1 first; asked for no
   *     more than the phases need
   */
  public static Baselines of(double low, double high, IntFunction<double[]> means) {
    Require.notNegative("least distance", low);
    Require.positive("range of distances", high - low);
    return new Baselines(low, high, means);
  }

  /** Least distance, length. */
  public double low() {
    return low;
  }

  /** Greatest distance, length. */
  public double high() {
    return high;
  }

  /** Mean distance, length. */
  public double mean() {
    return mean;
  }

  /** Whether there is but one distance. */
  public boolean isOne() {
    return low == high;
  }

  /**
   * The rule for the mean of functions no faster than cos(rate x distance).
   *
   * @param rate greatest rate of the phase, 1/length
   * @throws IllegalArgumentException if the phase varies too much for any rule
   */
  public Quadrature.Rule rule(double rate) {
    double phase = rate * (high - low) / 2;
    for (int i = 0; i < SIZES.length; i++) {
      if (phase <= PHASES[i]) {
        Quadrature.Rule rule = rules.get(i);
        if (rule == null) {
          // Whoever comes first: all find the same.
          rule =
              isOne()
                  ? new Quadrature.Rule(new double[] {low}, new double[] {1})
                  : gauss(low, high, means.apply(2 * SIZES[i]));
          rules.set(i, rule);
        }
        return rule;
      }
    }
    throw new IllegalArgumentException(
        "phases of oscillation vary by up to "
            + (float) (2 * phase)
            + " rad over the detector, more than the "
            + 2 * PHASES[PHASES.length - 1]
            + " rad that can be averaged");
  }

  // Modified Chebyshev algorithm (J. C. Wheeler, Rocky Mt. J. Math. 4 (1974) 287): coefficients
  // a_n,
  // b_n of the recurrence of the monic orthogonal polynomials from the modified moments.
  private static double[][] recurrence(double[] means) {
    int n = means.length / 2;
    double[] modified = new double[means.length];
    double scale = 1;
    for (int k = 0; k < modified.length; k++) {
      // Monic Legendre polynomials: the leading coefficient of P_k is (2k-1)!! / k!.
      modified[k] = means[k] / scale;
      scale *= (2.0 * k + 1) / (k + 1);
    }
    double[] a = new double[n];
    double[] b = new double[n];
    double[] before = new double[means.length];
    double[] now = modified;
    a[0] = now[1] / now[0];
    for (int k = 1; k < n; k++) {
      double[] next = new double[means.length];
      for (int l = k; l < means.length - k; l++) {
        next[l] = now[l + 1] - a[k - 1] * now[l] - b[k - 1] * before[l] + legendre(l) * now[l - 1];
      }
      a[k] = next[k + 1] / next[k] - now[k] / now[k - 1];
      b[k] = next[k] / now[k - 1];
      before = now;
      now = next;
    }
    return new double[][] {a, b};
  }

  // b_l of the monic Legendre polynomials, l^2 / (4 l^2 - 1).
  private static double legendre(int l) {
    return l * (double) l / (4.0 * l * l - 1);
  }

  // G. H. Golub, J. H. Welsch, Math. Comp. 23 (1969) 221.
  private static Quadrature.Rule gauss(double low, double high, double[] means) {
    double[][] recurrence = recurrence(means);
    int size = means.length / 2;
    double[] diagonal = Arrays.copyOf(recurrence[0], size);
    double[] beside = new double[size - 1];
    for (int k = 1; k < size; k++) {
      if (!(recurrence[1][k] > 0)) {
        throw new IllegalArgumentException(
            "means of Legendre polynomials are not those of a distribution of distances");
      }
      beside[k - 1] = Math.sqrt(recurrence[1][k]);
    }
    EigenDecomposition eigen = new EigenDecomposition(diagonal, beside);
    double[] points = new double[size];
    double[] weights = new double[size];
    double middle = low + (high - low) / 2;
    for (int i = 0; i < size; i++) {
      double first = eigen.getEigenvector(i).getEntry(0);
      points[i] = middle + (high - low) / 2 * eigen.getRealEigenvalue(i);
      weights[i] = first * first;
    }
    return new Quadrature.Rule(points, weights);
  }
}
