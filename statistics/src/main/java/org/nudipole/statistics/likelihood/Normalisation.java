package org.nudipole.statistics.likelihood;

import org.nudipole.generator.Require;

/**
 * A relative uncertainty of all counts of a component, which are multiplied by 1 + sigma alpha.
 *
 * @param pull index among the pulls
 * @param sigma relative standard deviation
 */
public record Normalisation(int pull, double sigma) {
  /** Checks the range. */
  public Normalisation {
    Require.positive("relative standard deviation", sigma);
  }
}
