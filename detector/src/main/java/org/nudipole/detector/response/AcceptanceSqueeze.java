package org.nudipole.detector.response;

import java.util.function.DoubleUnaryOperator;

/**
 * Decides u &lt; probability(x) mostly without evaluating the probability: between its edges it
 * rises or falls, so the values at the ends of a cell bound it.
 */
final class AcceptanceSqueeze {
  private static final int CELLS = 512;
  private static final double ROUNDING = 1e-12;

  private final DoubleUnaryOperator probability;
  private final double from;
  private final double perWidth;
  private final double[] lower = new double[CELLS];
  private final double[] upper = new double[CELLS];

  /**
   * Bounds in equal cells between the first and the last edge.
   *
   * @param probability a probability
   * @param edges rising points between which it rises or falls
   */
  AcceptanceSqueeze(DoubleUnaryOperator probability, double[] edges) {
    this.probability = probability;
    from = edges.length > 0 ? edges[0] : 0;
    double width = edges.length > 1 ? edges[edges.length - 1] - from : 1;
    perWidth = CELLS / width;
    // A point that rounding puts into a neighbouring cell is covered by the slack.
    double slack = ROUNDING * Math.max(width, Math.abs(from));
    for (int i = 0; i < CELLS; i++) {
      double low = probability.applyAsDouble(from + i / perWidth - slack);
      double high = probability.applyAsDouble(from + (i + 1) / perWidth + slack);
      lower[i] = Math.min(low, high) - ROUNDING;
      upper[i] = Math.max(low, high) + ROUNDING;
    }
    for (double edge : edges) {
      int last = cell(edge + 2 * slack);
      for (int i = cell(edge - 2 * slack); i <= last; i++) {
        cover(i, probability.applyAsDouble(edge));
        cover(i, probability.applyAsDouble(Math.nextDown(edge)));
      }
    }
  }

  private int cell(double observed) {
    return (int) Math.max(0, Math.min(CELLS - 1, (observed - from) * perWidth));
  }

  private void cover(int cell, double probability) {
    lower[cell] = Math.min(lower[cell], probability - ROUNDING);
    upper[cell] = Math.max(upper[cell], probability + ROUNDING);
  }

  boolean accepts(double observed, double u) {
    double position = (observed - from) * perWidth;
    if (position >= 0 && position < CELLS) {
      int cell = (int) position;
      if (u < lower[cell]) {
        return true;
      }
      if (u >= upper[cell]) {
        return false;
      }
    }
    return u < probability.applyAsDouble(observed);
  }
}
