package org.nudipole.detector.xenon;

import org.apache.commons.numbers.gamma.Erfc;
import org.nudipole.generator.mathematics.Elementary;

/**
 * The skew normal distribution 2 phi(u) Phi(a u) of shape a (A. Azzalini, Scand. J. Statist. 12
 * (1985) 171): that of d |x| + sqrt(1 - d^2) y, with normal deviates x and y and d = a/sqrt(1 +
 * a^2). Its distribution function comes from a table, interpolated with the density and its slope;
 * the error is below 1e-11.
 */
final class SkewNormal {
  private static final double REACH = 8.6;
  // Steps of the table for the least scale on which the density changes.
  private static final int STEPS = 16;
  // Three points of Gauss and Legendre in a step.
  private static final double OFF = Math.sqrt(0.6) / 2;

  private final double shape;
  private final double scale;
  private final double least;
  private final double step;
  // Of each node: the distribution function, the density, its slope.
  private final double[] below;
  private final double[] density;
  private final double[] slope;

  /** The distribution of a shape that is not negative. */
  SkewNormal(double shape) {
    this.shape = shape;
    scale = 1 / Math.sqrt(1 + shape * shape);
    least = -REACH * (shape > 0 ? scale : 1);
    step = scale / STEPS;
    int nodes = (int) Math.ceil((REACH - least) / step) + 1;
    below = new double[nodes];
    density = new double[nodes];
    slope = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      double u = least + i * step;
      density[i] = density(u);
      slope[i] = 2 * shape * normal(u) * normal(shape * u) - u * density[i];
      if (i > 0) {
        double middle = u - step / 2;
        double sides = density(middle - OFF * step) + density(middle + OFF * step);
        below[i] = below[i - 1] + step * (5 * sides + 8 * density(middle)) / 18;
      }
    }
  }

  /** The d of a shape. */
  static double delta(double shape) {
    return shape / Math.sqrt(1 + shape * shape);
  }

  /** The mean. */
  static double mean(double delta) {
    return delta * Math.sqrt(2 / Math.PI);
  }

  /** The standard deviation. */
  static double spread(double delta) {
    return Math.sqrt(1 - 2 / Math.PI * delta * delta);
  }

  double shape() {
    return shape;
  }

  /** The least scale on which the density changes. */
  double scale() {
    return scale;
  }

  /** Below this lies less than 1e-16. */
  double least() {
    return least;
  }

  /** Above this lies less than 1e-16. */
  double most() {
    return REACH;
  }

  private double density(double u) {
    return normal(u) * Erfc.value(-shape * u / Math.sqrt(2));
  }

  private static double normal(double u) {
    return Elementary.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
  }

  /** The distribution function. */
  double cumulative(double u) {
    double place = (u - least) / step;
    if (!(place > 0)) {
      return 0;
    }
    if (place >= below.length - 1) {
      return 1;
    }
    int i = (int) place;
    double t = place - i;
    // The polynomial of fifth order through values, densities and slopes of both nodes.
    double rise = below[i + 1] - below[i];
    double v0 = density[i] * step;
    double v1 = density[i + 1] * step;
    double a0 = slope[i] * step * step / 2;
    double a1 = slope[i + 1] * step * step / 2;
    double c3 = 10 * rise - 6 * v0 - 4 * v1 - 3 * a0 + a1;
    double c4 = -15 * rise + 8 * v0 + 7 * v1 + 3 * a0 - 2 * a1;
    double c5 = 6 * rise - 3 * (v0 + v1) - a0 + a1;
    return below[i] + t * (v0 + t * (a0 + t * (c3 + t * (c4 + t * c5))));
  }
}
