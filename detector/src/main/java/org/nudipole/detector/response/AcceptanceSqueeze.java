package org.nudipole.detector.response;

import java.util.Arrays;

/**
 * Decides u &lt; probability(x) mostly without evaluating the probability: between the edges of an
 * {@link Accept} it rises or falls, so the values at the ends of a cell bound it.
 */
final class AcceptanceSqueeze {
  private static final int CELLS = 512;
  private static final double ROUNDING = 1e-12;

  private final Accept accept;
  private final double from;
  private final double perWidth;
  private final double[] lower = new double[CELLS];
  private final double[] upper = new double[CELLS];

  private AcceptanceSqueeze(Accept accept) {
    this.accept = accept;
    double[] edges = accept.edges();
    from = edges.length > 0 ? edges[0] : 0;
    double width = edges.length > 1 ? edges[edges.length - 1] - from : 1;
    perWidth = CELLS / width;
    for (int i = 0; i < CELLS; i++) {
      double low = from + i / perWidth;
      double high = from + (i + 1) / perWidth;
      // A point that rounding puts into the neighbouring cell is covered by the slack.
      double slack = ROUNDING * width;
      double[] corners =
          Arrays.stream(edges)
              .flatMap(e -> Arrays.stream(new double[] {e, Math.nextDown(e)}))
              .filter(e -> e >= low - slack && e <= high + slack)
              .toArray();
      double least = Math.min(accept.probability(low - slack), accept.probability(high + slack));
      double most = Math.max(accept.probability(low - slack), accept.probability(high + slack));
      for (double corner : corners) {
        least = Math.min(least, accept.probability(corner));
        most = Math.max(most, accept.probability(corner));
      }
      lower[i] = least - ROUNDING;
      upper[i] = most + ROUNDING;
    }
  }

  static AcceptanceSqueeze of(Accept accept) {
    return new AcceptanceSqueeze(accept);
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
    return u < accept.probability(observed);
  }
}
