package org.nudipole.statistics.likelihood;

/**
 * A point of a profile likelihood.
 *
 * @param value the parameter of interest
 * @param minimum least -2 ln L there
 * @param pulls the pulls at which it is reached
 * @param counts expected counts there
 */
public record ProfilePoint(double value, double minimum, double[] pulls, double[] counts) {
  /** Copies. */
  public ProfilePoint {
    pulls = pulls.clone();
    counts = counts.clone();
  }

  /** A value at which there are events in a bin where none is expected. */
  public static ProfilePoint impossible(double value, double[] pulls, double[] counts) {
    return new ProfilePoint(value, Double.POSITIVE_INFINITY, pulls, counts);
  }

  /** A copy of the pulls. */
  @Override
  public double[] pulls() {
    return pulls.clone();
  }

  /** A copy of the counts. */
  @Override
  public double[] counts() {
    return counts.clone();
  }
}
