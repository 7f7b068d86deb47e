package org.nudipole.statistics.likelihood;

import java.util.List;

/** Expected counts per bin as a function of parameters: those of interest first, then the pulls. */
public interface CountModel {
  /** The parameters, in the order of every array of values. */
  List<FitParameter> parameters();

  /** Number of bins. */
  int bins();

  /** Expected counts. */
  double[] counts(double[] values);

  /** Derivatives of the expected counts: one row per parameter. */
  double[][] derivatives(double[] values);

  /** The same where rows of fixed parameters do not matter, which a model may leave at 0. */
  default double[][] derivatives(double[] values, boolean[] fixed) {
    return derivatives(values);
  }

  /**
   * Sum over the bins of a weight times the second derivative by two parameters; 0 if it is not
   * known, which leaves Fisher scoring.
   */
  double curvature(double[] values, double[] weights, int one, int other);

  /**
   * Whether the derivatives by a parameter are continuous. They are not by a mass, for one, whose
   * sharp kinematic edges pass from bin to bin.
   */
  default boolean isSmooth(int parameter) {
    return true;
  }

  /**
   * Whether there may be places where the counts do not depend on a parameter, or not otherwise
   * than on others: a phase of no amplitude, for one.
   */
  default boolean mayBeUntold(int parameter) {
    return !isSmooth(parameter);
  }

  /**
   * Increasing values of a parameter between which minima are looked for, wherever the minimisation
   * starts; none if the likelihood has a single minimum.
   */
  default double[] trials(int parameter) {
    return new double[0];
  }

  /** The values from which a minimisation starts. */
  default double[] start() {
    return parameters().stream().mapToDouble(FitParameter::start).toArray();
  }

  /** Number of pulls. */
  default int pulls() {
    return (int) parameters().stream().filter(FitParameter::pull).count();
  }
}
