package org.nudipole.validation.statistics;

/**
 * A point of a profile likelihood.
 *
 * @param value the parameter of interest
 * @param minimum least -2 ln L there
 * @param pulls the pulls at which it is reached
 */
public record ProfilePoint(double value, double minimum, double[] pulls) {
  /** Copies. */
  public ProfilePoint {
    pulls = pulls.clone();
  }

  /** A copy of the pulls. */
  @Override
  public double[] pulls() {
    return pulls.clone();
  }
}
