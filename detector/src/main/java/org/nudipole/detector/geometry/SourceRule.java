package org.nudipole.detector.geometry;

import java.util.Arrays;

/**
 * A fixed rule on [0, 1] for averages over a source: the midpoint rule after the substitution t =
 * u^3 (10 - 15 u + 6 u^2), whose derivatives vanish at both ends, so that a logarithm where the
 * source touches the detector does no harm.
 */
final class SourceRule {
  /** Points on a circle: equally spaced ones converge exponentially on a periodic function. */
  static final int ANGLES = 24;

  static final double[] NODE = new double[24];
  static final double[] WEIGHT = new double[NODE.length];

  static {
    for (int i = 0; i < NODE.length; i++) {
      double u = (i + 0.5) / NODE.length;
      NODE[i] = u * u * u * (10 - 15 * u + 6 * u * u);
      WEIGHT[i] = 30 * u * u * (1 - u) * (1 - u) / NODE.length;
    }
    double sum = Arrays.stream(WEIGHT).sum();
    for (int i = 0; i < WEIGHT.length; i++) {
      WEIGHT[i] /= sum;
    }
  }

  private SourceRule() {}
}
