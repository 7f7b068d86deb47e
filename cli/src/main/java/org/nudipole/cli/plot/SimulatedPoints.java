package org.nudipole.cli.plot;

import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * Binned simulated events with what is expected of them.
 *
 * @param name text in the legend
 * @param edges edges of the bins, in the unit of the horizontal axis
 * @param counts events per bin
 * @param scale factor per bin from a count to the unit of the vertical axis, such as 1 / (width x
 *     exposure)
 * @param expected analytic expectation per bin, as a number of events
 */
public record SimulatedPoints(
    String name, double[] edges, long[] counts, double[] scale, double[] expected) {
  /** Probability below one standard deviation under the mean of a normal distribution. */
  private static final double TAIL = 0.15865525393145707;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if the lengths do not fit
   */
  public SimulatedPoints {
    edges = edges.clone();
    counts = counts.clone();
    scale = scale.clone();
    expected = expected.clone();
    int bins = counts.length;
    if (bins == 0 || edges.length != bins + 1 || scale.length != bins || expected.length != bins) {
      throw new IllegalArgumentException(
          "points \""
              + name
              + "\": "
              + bins
              + " counts, "
              + edges.length
              + " edges, "
              + scale.length
              + " scales, "
              + expected.length
              + " expectations (there must be one edge more than of the others)");
    }
  }

  /** A copy of the edges. */
  @Override
  public double[] edges() {
    return edges.clone();
  }

  /** A copy of the counts. */
  @Override
  public long[] counts() {
    return counts.clone();
  }

  /** A copy of the scale factors. */
  @Override
  public double[] scale() {
    return scale.clone();
  }

  /** A copy of the expected numbers. */
  @Override
  public double[] expected() {
    return expected.clone();
  }

  /** Number of bins. */
  int size() {
    return counts.length;
  }

  /**
   * Lower end of the central 68.3 % interval of a Poisson mean (F. Garwood, Biometrika 28 (1936)
   * 437), in events.
   *
   * @param bin index of the bin
   */
  double low(int bin) {
    return counts[bin] == 0
        ? 0
        : GammaDistribution.of(counts[bin], 1).inverseCumulativeProbability(TAIL);
  }

  /** Upper end of that interval, in events. */
  double high(int bin) {
    return GammaDistribution.of(counts[bin] + 1.0, 1).inverseSurvivalProbability(TAIL);
  }
}
