package org.nudipole.statistics.likelihood;

import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * Where a fit can begin: at the model's own values, or, where there are events which no hypothesis
 * with these expects, at another value of one parameter, such as a signal that alone makes them.
 */
final class PossibleStart {
  /** Changes of a parameter over its value, or over 1. */
  private static final double[] CHANGES = {
    0.01, -0.01, 0.03, -0.03, 0.1, -0.1, 0.3, -0.3, 1, -1, 3, 10, 100
  };

  private PossibleStart() {}

  /**
   * The values.
   *
   * @throws ConvergenceException naming a bin, if there are none
   */
  static double[] of(BinnedLikelihood likelihood) {
    double[] own = likelihood.model().start();
    if (likelihood.isPossible(own)) {
      return own;
    }
    for (int p = 0; p < own.length; p++) {
      FitParameter parameter = likelihood.parameters().get(p);
      double size = own[p] == 0 ? 1 : Math.abs(own[p]);
      for (double change : CHANGES) {
        double[] moved = own.clone();
        moved[p] = Math.min(parameter.high(), Math.max(parameter.low(), own[p] + change * size));
        if (!parameter.pull() && likelihood.isPossible(moved)) {
          return moved;
        }
      }
    }
    throw likelihood.impossible(own);
  }
}
