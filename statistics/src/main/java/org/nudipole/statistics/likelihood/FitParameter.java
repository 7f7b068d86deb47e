package org.nudipole.statistics.likelihood;

/**
 * A parameter of a fit.
 *
 * @param name name for a reader
 * @param start value from which a minimisation starts, and the value of a nuisance in Asimov data
 * @param low least value, may be -infinity
 * @param high greatest value, may be +infinity
 * @param pull whether it is a nuisance in units of its standard deviation: a Gaussian of width 1
 *     about the auxiliary measurement constrains it
 */
public record FitParameter(String name, double start, double low, double high, boolean pull) {
  /** Checks that the start lies inside the limits. */
  public FitParameter {
    if (!(start >= low && start <= high) || Double.isInfinite(start)) {
      throw new IllegalArgumentException(
          name + " starts at " + start + " (outside [" + low + ", " + high + "])");
    }
  }

  /**
   * A nuisance in units of its standard deviation.
   *
   * @param low least value, where counts reach 0 or a number ends; -infinity if they do not
   * @param high greatest value
   */
  public static FitParameter pull(String name, double low, double high) {
    return new FitParameter(name, 0, low, high, true);
  }
}
