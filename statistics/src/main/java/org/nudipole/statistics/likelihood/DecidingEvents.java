package org.nudipole.statistics.likelihood;

/**
 * How many events decide a limit. Each event says how likely it is of the signal, w = s / (s + b)
 * in its bin, and what data say is the sum over events; it is as skew as a Poisson count of N
 * events for
 *
 * <p>N = (sum_i nu_i w_i^2)^3 / (sum_i nu_i w_i^3)^2, nu_i = s_i + b_i.
 *
 * <p>In a single bin that is nu; bins without signal do not count. Asymptotic formulas take the sum
 * for a Gaussian.
 */
public final class DecidingEvents {
  /** Fewer are too few for asymptotic formulas: a count of 10 covers 90 % within 2 % or so. */
  public static final double FEW = 10;

  private DecidingEvents() {}

  /**
   * Their number.
   *
   * @param value a limit
   * @return infinite if the value changes no count
   */
  public static double of(Hypotheses hypotheses, double value) {
    double[] pulls = new double[hypotheses.pulls()];
    double[] none = hypotheses.nothing();
    double[] all = hypotheses.counts(value, pulls);
    double squares = 0;
    double cubes = 0;
    for (int i = 0; i < all.length; i++) {
      double nu = Math.max(all[i], none[i]);
      if (nu > 0) {
        double w = Math.abs(all[i] - none[i]) / nu;
        squares += nu * w * w;
        cubes += nu * w * w * w;
      }
    }
    return cubes > 0 ? squares * squares * squares / (cubes * cubes) : Double.POSITIVE_INFINITY;
  }
}
