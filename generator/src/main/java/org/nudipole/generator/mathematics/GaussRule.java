package org.nudipole.generator.mathematics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The Gauss rule of a sum: few points and weights that give the same sums as many do for
 * polynomials in 1/x. The recurrence of the orthogonal polynomials comes from the procedure of
 * Stieltjes, the rule from its eigenvalues (G. H. Golub, J. H. Welsch, Math. Comp. 23 (1969) 221;
 * W. Gautschi, Orthogonal Polynomials (2004), 2.2.3).
 */
public final class GaussRule {
  /** Exact up to degree 19: all digits for a function that is smooth over an octave. */
  private static final int POINTS = 10;

  /** With fewer points the recurrence would lose digits, and little is won. */
  private static final int LEAST = 3 * POINTS;

  private GaussRule() {}

  /**
   * A short rule for a long one; the long one itself if it is not much longer.
   *
   * @param points positive points within about an octave
   * @param weights their weights, not negative
   */
  public static Quadrature.Rule of(double[] points, double[] weights) {
    int[] used = IntStream.range(0, points.length).filter(i -> weights[i] > 0).toArray();
    double[] weight = Arrays.stream(used).mapToDouble(i -> weights[i]).toArray();
    double[] inverse = Arrays.stream(used).mapToDouble(i -> 1 / points[i]).toArray();
    if (used.length < LEAST) {
      return new Quadrature.Rule(Arrays.stream(used).mapToDouble(i -> points[i]).toArray(), weight);
    }
    double[] diagonal = new double[POINTS];
    double[] beside = new double[POINTS - 1];
    double total = recurrence(inverse, weight, diagonal, beside);
    EigenDecomposition eigen = new EigenDecomposition(diagonal, beside);
    double[] shortPoints = new double[POINTS];
    double[] shortWeights = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      double first = eigen.getEigenvector(k).getEntry(0);
      shortPoints[k] = 1 / eigen.getRealEigenvalue(k);
      shortWeights[k] = total * first * first;
    }
    return new Quadrature.Rule(shortPoints, shortWeights);
  }

  // Coefficients of the orthonormal polynomials; returns the sum of the weights.
  private static double recurrence(
      double[] x, double[] weight, double[] diagonal, double[] beside) {
    double total = Arrays.stream(weight).sum();
    double[] before = new double[x.length];
    double[] now = new double[x.length];
    Arrays.fill(now, 1 / Math.sqrt(total));
    for (int k = 0; k < POINTS; k++) {
      double mean = 0;
      for (int i = 0; i < x.length; i++) {
        mean += weight[i] * x[i] * now[i] * now[i];
      }
      diagonal[k] = mean;
      if (k + 1 == POINTS) {
        break;
      }
      double norm = 0;
      for (int i = 0; i < x.length; i++) {
        double next = (x[i] - mean) * now[i] - (k > 0 ? beside[k - 1] : 0) * before[i];
        before[i] = now[i];
        now[i] = next;
        norm += weight[i] * next * next;
      }
      beside[k] = Math.sqrt(norm);
      for (int i = 0; i < x.length; i++) {
        now[i] /= beside[k];
      }
    }
    return total;
  }
}
