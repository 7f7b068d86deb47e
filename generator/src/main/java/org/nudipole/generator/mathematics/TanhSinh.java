package org.nudipole.generator.mathematics;

import java.util.Arrays;
import org.nudipole.generator.Require;

/**
 * Double-exponential quadrature of several integrands at once, for integrands that are analytic
 * inside an interval with any integrable singularity at its ends (H. Takahasi, M. Mori, Publ. RIMS
 * 9 (1974) 721). The step is halved until two results agree; the error then is about the square of
 * the last change.
 */
public final class TanhSinh {
  /** Adds {@code weight * f_j(x)} to {@code sum[j]} for each integrand j. */
  @FunctionalInterface
  public interface Integrand {
    void add(double x, double weight, double[] sum);
  }

  private static final int FIRST_LEVEL = 2;
  private static final int LAST_LEVEL = 7;

  /** Change at which the result has all digits. */
  public static final double CHANGE = 1e-8;

  /** Beyond this t the weights are below 1e-16. */
  private static final double T_MAX = 3.2;

  /** Distance of each node from the nearer end of [0, 1]; the sign tells which end. */
  private static final double[][] NODES = new double[LAST_LEVEL + 1][];

  private static final double[][] WEIGHTS = new double[LAST_LEVEL + 1][];

  static {
    for (int level = FIRST_LEVEL; level <= LAST_LEVEL; level++) {
      double h = 1.0 / (1 << level);
      // Levels above the first hold only the odd multiples of their step.
      int start = level == FIRST_LEVEL ? 0 : 1;
      int stride = level == FIRST_LEVEL ? 1 : 2;
      int count = (int) (T_MAX / h);
      int size = 0;
      double[] node = new double[2 * count + 1];
      double[] weight = new double[2 * count + 1];
      for (int k = start; k <= count; k += stride) {
        double t = k * h;
        double e = StrictMath.exp(-Math.PI * StrictMath.sinh(t));
        double w = Math.PI * StrictMath.cosh(t) * e / ((1 + e) * (1 + e));
        node[size] = e / (1 + e);
        weight[size++] = w;
        if (k > 0) {
          node[size] = -e / (1 + e);
          weight[size++] = w;
        }
      }
      NODES[level] = Arrays.copyOf(node, size);
      WEIGHTS[level] = Arrays.copyOf(weight, size);
    }
  }

  private TanhSinh() {}

  /** Adds the integrals from a to b to {@code sum}. */
  public static void integrate(double a, double b, double[] sum, Integrand integrand) {
    integrate(a, b, sum, CHANGE, integrand);
  }

  /** Adds the integrals from a to b, to about the square of a relative change. */
  public static void integrate(
      double a, double b, double[] sum, double sufficient, Integrand integrand) {
    if (!(b > a)) {
      return;
    }
    Require.finite("interval", b - a);
    double length = b - a;
    double[] raw = new double[sum.length];
    double[] last = new double[sum.length];
    double[] now = new double[sum.length];
    for (int level = FIRST_LEVEL; level <= LAST_LEVEL; level++) {
      double[] node = NODES[level];
      double[] weight = WEIGHTS[level];
      for (int i = 0; i < node.length; i++) {
        double x = node[i] >= 0 ? a + length * node[i] : b + length * node[i];
        if (x > a && x < b) {
          integrand.add(x, weight[i], raw);
        }
      }
      double change = 0;
      double size = 0;
      for (int j = 0; j < raw.length; j++) {
        now[j] = raw[j] * length / (1 << level);
        change += Math.abs(now[j] - last[j]);
        size += Math.abs(now[j]);
        last[j] = now[j];
      }
      if (level > FIRST_LEVEL && change <= sufficient * size) {
        break;
      }
    }
    for (int j = 0; j < sum.length; j++) {
      sum[j] += now[j];
    }
  }

  /** Adds the integrals over consecutive intervals between sorted points. */
  public static void integrate(
      double[] points, double[] sum, double sufficient, Integrand integrand) {
    for (int i = 1; i < points.length; i++) {
      integrate(points[i - 1], points[i], sum, sufficient, integrand);
    }
  }
}
