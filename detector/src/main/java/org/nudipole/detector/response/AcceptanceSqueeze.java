package org.nudipole.detector.response;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.sampling.RandomWords;

/**
 * Decides u &lt; probability(x) mostly without evaluating the probability: between its edges it
 * rises or falls, so the values at the ends of a cell bound it, infinitely far away for the first
 * and the last cell.
 */
final class AcceptanceSqueeze {
  private static final int CELLS = 512;

  /** One cell more on each side, so that no edge lies in those without an outer end. */
  private static final int OUTSIDE = 2;

  private static final int LAST = CELLS + 2 * OUTSIDE - 1;
  private static final double ROUNDING = 1e-12;
  private static final double TO_UNIT = 0x1.0p-53;

  /** Rows of which the random words are drawn at once. */
  private static final int BLOCK = 256;

  private final DoubleUnaryOperator probability;
  private final double from;
  private final double perWidth;

  /** Lower and upper bound of each cell. */
  private final double[] bounds = new double[2 * (LAST + 1)];

  /**
   * Bounds in equal cells between the first and the last edge and beyond.
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
    for (int i = 0; i <= LAST; i++) {
      double left = i > 0 ? from + (i - OUTSIDE) / perWidth - slack : Double.NEGATIVE_INFINITY;
      double right =
          i < LAST ? from + (i + 1 - OUTSIDE) / perWidth + slack : Double.POSITIVE_INFINITY;
      double low = probability.applyAsDouble(left);
      double high = probability.applyAsDouble(right);
      bounds[2 * i] = Math.min(low, high) - ROUNDING;
      bounds[2 * i + 1] = Math.max(low, high) + ROUNDING;
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
    return Math.max(0, Math.min(LAST, (int) ((observed - from) * perWidth + OUTSIDE)));
  }

  private void cover(int cell, double probability) {
    bounds[2 * cell] = Math.min(bounds[2 * cell], probability - ROUNDING);
    bounds[2 * cell + 1] = Math.max(bounds[2 * cell + 1], probability + ROUNDING);
  }

  /**
   * Clears the mark of each row that is not kept; one random number a row, whether it is marked or
   * not.
   *
   * @param values what decides
   * @param marks 1 or 0
   * @param n number of rows
   */
  void apply(UniformRandomProvider random, double[] values, byte[] marks, int n) {
    long[] words = new long[BLOCK];
    for (int start = 0; start < n; start += BLOCK) {
      int block = Math.min(BLOCK, n - start);
      RandomWords.fill(random, words, block);
      for (int k = 0; k < block; k++) {
        marks[start + k] &= (byte) kept(values[start + k], (words[k] >>> 11) * TO_UNIT);
      }
    }
  }

  boolean accepts(double observed, double u) {
    return kept(observed, u) != 0;
  }

  // Which side of the bounds u lies on nobody can predict, that it is between them seldom happens.
  private int kept(double observed, double u) {
    int at = 2 * cell(observed);
    int sure = below(u, bounds[at]);
    if (sure != below(u, bounds[at + 1])) {
      return u < probability.applyAsDouble(observed) ? 1 : 0;
    }
    return sure;
  }

  // 1 if a < b, else 0, without a branch.
  private static int below(double a, double b) {
    return (int) (Double.doubleToRawLongBits(a - b) >>> 63);
  }
}
