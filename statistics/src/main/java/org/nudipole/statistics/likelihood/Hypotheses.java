package org.nudipole.statistics.likelihood;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.nudipole.generator.mathematics.ConvergenceException;

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

  /** A change of the parameter that matters at a value; searches begin with it. */
  double step(double from);

  /** Number of pulls. */
  int pulls();

  /** Expected counts. */
  double[] counts(double value, double[] pulls);

  /**
   * The minima of -2 ln L: the best fit, and others if there may be more than one.
   *
   * @throws ConvergenceException if the best fit is not found
   */
  List<ProfilePoint> minima(Dataset data);

  /**
   * The best fit of all parameters.
   *
   * @throws ConvergenceException if it is not found
   */
  default ProfilePoint best(Dataset data) {
    return Collections.min(minima(data), Comparator.comparingDouble(ProfilePoint::minimum));
  }

  /**
   * The best fit of the pulls to data at one value of the parameter.
   *
   * @throws ConvergenceException if it is not found
   */
  ProfilePoint at(double value, Dataset data);

  /**
   * The best fit of the pulls to data without a signal.
   *
   * @throws ConvergenceException if it is not found
   */
  default ProfilePoint none(Dataset data) {
    return at(background(), data);
  }

  /**
   * Whether a signal of one sign only is looked for. One that interferes adds events or takes them
   * away.
   */
  default boolean isOneSided() {
    return background() <= lowest();
  }

  /** Expected counts without a signal, with all pulls at 0. */
  default double[] nothing() {
    return counts(background(), new double[pulls()]);
  }

  /** Data as expected without a signal. */
  default Dataset asimov() {
    return new Dataset(nothing(), new double[pulls()]);
  }
}
