package org.nudipole.statistics.likelihood;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * How the shape of a component changes with a pull alpha: its counts at alpha = 1 and at alpha =
 * -1. In between each bin is multiplied by a factor f(alpha): r^|alpha| outside [-1, 1], r being
 * the ratio to the counts at 0, and inside the polynomial of sixth order that joins these with two
 * continuous derivatives through f(0) = 1. This is the interpolation code 4 of HistFactory (K.
 * Cranmer et al., CERN-OPEN-2012-016), so that an exported model is this one; it is positive, as
 * sums of templates are not.
 *
 * <p>Ratios are kept within [1/10, 10], where the polynomial is positive: it is meant for changes
 * of shape, and a bin that one standard deviation fills or empties has hardly any events. A bin
 * that is empty at 0 stays so.
 */
public final class Morph {
  /** Greatest ratio of counts at one standard deviation to those at none. */
  public static final double GREATEST = 10;

  private static final int ORDER = 6;
  private static final DecompositionSolver JOINED = joined();

  private final int pull;
  private final double low;
  private final double high;
  private final double[] up;
  private final double[] down;
  private final double[] logUp;
  private final double[] logDown;
  private final double[][] coefficients;

  /**
   * A change of shape.
   *
   * @param pull index among the pulls
   * @param nominal counts at 0
   * @param up counts at +1 standard deviation
   * @param down counts at -1 standard deviation
   */
  public Morph(int pull, double[] nominal, double[] up, double[] down) {
    this(pull, nominal, up, down, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * A change of shape by a number that ends somewhere.
   *
   * @param low least pull, at most -1
   * @param high greatest pull, at least 1
   */
  public Morph(int pull, double[] nominal, double[] up, double[] down, double low, double high) {
    this.pull = pull;
    this.low = low;
    this.high = high;
    this.up = up.clone();
    this.down = down.clone();
    logUp = new double[nominal.length];
    logDown = new double[nominal.length];
    coefficients = new double[nominal.length][];
    for (int i = 0; i < nominal.length; i++) {
      double above = ratio(up[i], nominal[i]);
      double below = ratio(down[i], nominal[i]);
      logUp[i] = Math.log(above);
      logDown[i] = Math.log(below);
      coefficients[i] =
          JOINED
              .solve(
                  new ArrayRealVector(
                      new double[] {
                        above - 1,
                        below - 1,
                        logUp[i] * above,
                        -logDown[i] * below,
                        logUp[i] * logUp[i] * above,
                        logDown[i] * logDown[i] * below
                      }))
              .toArray();
    }
  }

  /** Index among the pulls. */
  public int pull() {
    return pull;
  }

  /** Least pull; -infinity without an end. */
  double low() {
    return low;
  }

  /** Greatest pull. */
  double high() {
    return high;
  }

  /**
   * The same change of other counts.
   *
   * @param index index among other pulls
   */
  Morph of(int index, double[] nominal, double[] atUp, double[] atDown) {
    return new Morph(index, nominal, atUp, atDown, low, high);
  }

  /** A copy of the counts at +1 standard deviation. */
  public double[] up() {
    return up.clone();
  }

  /** A copy of the counts at -1 standard deviation. */
  public double[] down() {
    return down.clone();
  }

  /** The ratio at +1 standard deviation that is used. */
  public double ratioUp(int bin) {
    return Math.exp(logUp[bin]);
  }

  /** The ratio at -1 standard deviation that is used. */
  public double ratioDown(int bin) {
    return Math.exp(logDown[bin]);
  }

  /** The factor of a bin. */
  double factor(int bin, double alpha) {
    if (Math.abs(alpha) >= 1) {
      return Math.exp(slope(bin, alpha) * Math.abs(alpha));
    }
    double sum = 0;
    for (int k = ORDER; k >= 1; k--) {
      sum = (sum + coefficients[bin][k - 1]) * alpha;
    }
    return 1 + sum;
  }

  /** Its derivative by the pull. */
  double first(int bin, double alpha) {
    if (Math.abs(alpha) >= 1) {
      return Math.signum(alpha) * slope(bin, alpha) * factor(bin, alpha);
    }
    double sum = 0;
    for (int k = ORDER; k >= 1; k--) {
      sum = sum * alpha + k * coefficients[bin][k - 1];
    }
    return sum;
  }

  /** Its second derivative. */
  double second(int bin, double alpha) {
    if (Math.abs(alpha) >= 1) {
      return slope(bin, alpha) * slope(bin, alpha) * factor(bin, alpha);
    }
    double sum = 0;
    for (int k = ORDER; k >= 2; k--) {
      sum = sum * alpha + k * (k - 1) * coefficients[bin][k - 1];
    }
    return sum;
  }

  private double slope(int bin, double alpha) {
    return alpha > 0 ? logUp[bin] : logDown[bin];
  }

  private static double ratio(double varied, double nominal) {
    double ratio = nominal > 0 ? varied / nominal : 1;
    return Math.min(GREATEST, Math.max(1 / GREATEST, ratio));
  }

  // Values, first and second derivatives of alpha, alpha^2, ... alpha^6 at 1 and -1.
  private static DecompositionSolver joined() {
    double[][] rows = new double[ORDER][ORDER];
    for (int k = 1; k <= ORDER; k++) {
      double sign = k % 2 == 0 ? 1 : -1;
      double[] column = {1, sign, k, -k * sign, k * (k - 1.0), k * (k - 1.0) * sign};
      for (int row = 0; row < ORDER; row++) {
        rows[row][k - 1] = column[row];
      }
    }
    return new LUDecomposition(new Array2DRowRealMatrix(rows)).getSolver();
  }

  @Override
  public String toString() {
    return "pull " + pull + ", up " + Arrays.toString(up) + ", down " + Arrays.toString(down);
  }
}
