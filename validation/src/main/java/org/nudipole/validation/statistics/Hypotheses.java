package org.nudipole.validation.statistics;

/**
 * One hypothesis for each value of a parameter of interest; everything else about it, the pulls, is
 * profiled.
 */
public interface Hypotheses {
  /** Least value of the parameter. */
  double lowest();

  /** Greatest value of the parameter, may be +infinity. */
  double highest();

  /** The value without a signal, at which expected limits assume the truth. */
  double background();

  /** Number of pulls. */
  int pulls();

  /** Expected counts. */
  double[] counts(double value, double[] pulls);

  /**
   * The best fit of all parameters.
   *
   * @throws ConvergenceException if it is not found
   */
  ProfilePoint best(Dataset data);

  /**
   * The best fit of the pulls to data at one value of the parameter.
   *
   * @throws ConvergenceException if it is not found
   */
  ProfilePoint at(double value, Dataset data);

  /** Data as expected without a signal. */
  default Dataset asimov() {
    double[] pulls = new double[pulls()];
    return new Dataset(counts(background(), pulls), pulls);
  }
}
