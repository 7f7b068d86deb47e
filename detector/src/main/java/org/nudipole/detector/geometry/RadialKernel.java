package org.nudipole.detector.geometry;

import java.util.Arrays;
import org.nudipole.generator.mathematics.Quadrature;

/**
 * Integrals along z of functions g(L) / L^2 of the distance, at transverse distance d and averaged
 * over the height of the source, by quadrature in t with L = d cosh(t), where g / L^2 dz = g / L dt
 * is smooth.
 *
 * @param low lower end of the source, unit length
 * @param high upper end of the source, unit length; equal to {@code low} for a flat source
 * @param functions the functions g
 */
record RadialKernel(double low, double high, RadialFunctions functions) implements ColumnKernel {
  /** Greatest range of t of a panel. */
  private static final double PANEL = 2;

  @Override
  public double change() {
    return functions.change();
  }

  @Override
  public int count() {
    return functions.count();
  }

  @Override
  public void add(double d, double z0, double z1, double weight, double[] into, int offset) {
    // The share of source heights that reach a height difference u is linear between these.
    double[] u = {z0 - high, z0 - low, z1 - high, z1 - low};
    Arrays.sort(u);
    for (int i = 0; i + 1 < u.length; i++) {
      if (u[i + 1] > u[i]) {
        addBetween(d, u[i], u[i + 1], z0, z1, weight, into, offset);
      }
    }
  }

  private void addBetween(
      double d,
      double from,
      double to,
      double z0,
      double z1,
      double weight,
      double[] into,
      int offset) {
    double start = arsinh(from / d);
    double range = arsinh(to / d) - start;
    int panels = (int) Math.ceil(Math.max(range / PANEL, (to - from) / functions.step()));
    for (int p = 0; p < panels; p++) {
      Quadrature.Rule rule =
          Quadrature.panel(start + range * p / panels, start + range * (p + 1) / panels);
      for (int i = 0; i < rule.points().length; i++) {
        double e = StrictMath.exp(rule.points()[i]);
        double distance = d * (e + 1 / e) / 2;
        double share = share(d * (e - 1 / e) / 2, z0, z1);
        functions.add(distance, weight * rule.weights()[i] * share / distance, into, offset);
      }
    }
  }

  // Fraction of the source from which the height difference u leads into [z0, z1].
  private double share(double u, double z0, double z1) {
    return high == low
        ? 1
        : Math.max(0, Math.min(high, z1 - u) - Math.max(low, z0 - u)) / (high - low);
  }

  private static double arsinh(double x) {
    double a = Math.abs(x);
    return Math.copySign(StrictMath.log1p(a + a * a / (1 + Math.sqrt(1 + a * a))), x);
  }
}
