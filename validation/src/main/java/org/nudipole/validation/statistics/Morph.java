package org.nudipole.validation.statistics;

/**
 * How the counts of a component change with a pull alpha: the difference at alpha = 1 is {@code up}
 * and at alpha = -1 it is {@code down}. Between them a polynomial of sixth order that joins the
 * straight lines outside with two continuous derivatives: the interpolation 4p of HistFactory (K.
 * Cranmer et al., CERN-OPEN-2012-016), so that an exported model is this one. If {@code down} is
 * -{@code up}, this is a straight line.
 *
 * @param pull index among the pulls
 * @param up change of the counts at +1 standard deviation
 * @param down change of the counts at -1 standard deviation
 */
public record Morph(int pull, double[] up, double[] down) {
  /** Copies. */
  public Morph {
    up = up.clone();
    down = down.clone();
  }

  /** A normalisation: a change of all counts by the same fraction. */
  public static Morph normalisation(int pull, double[] nominal, double sigma) {
    double[] up = new double[nominal.length];
    double[] down = new double[nominal.length];
    for (int i = 0; i < up.length; i++) {
      up[i] = sigma * nominal[i];
      down[i] = -sigma * nominal[i];
    }
    return new Morph(pull, up, down);
  }

  /** A copy of the change at +1. */
  @Override
  public double[] up() {
    return up.clone();
  }

  /** A copy of the change at -1. */
  @Override
  public double[] down() {
    return down.clone();
  }

  double change(int bin, double alpha) {
    if (alpha > 1) {
      return alpha * up[bin];
    }
    if (alpha < -1) {
      return -alpha * down[bin];
    }
    double square = alpha * alpha;
    return alpha * odd(bin) + square * even(bin) * (15 + square * (-10 + 3 * square));
  }

  double slope(int bin, double alpha) {
    if (alpha > 1) {
      return up[bin];
    }
    if (alpha < -1) {
      return -down[bin];
    }
    double square = alpha * alpha;
    return odd(bin) + alpha * even(bin) * (30 + square * (-40 + 18 * square));
  }

  double curvature(int bin, double alpha) {
    if (alpha > 1 || alpha < -1) {
      return 0;
    }
    double square = alpha * alpha;
    return even(bin) * (30 + square * (-120 + 90 * square));
  }

  private double odd(int bin) {
    return (up[bin] - down[bin]) / 2;
  }

  private double even(int bin) {
    return (up[bin] + down[bin]) / 16;
  }
}
