package org.nudipole.generator.source;

import java.util.Arrays;
import org.nudipole.generator.Require;

/**
 * Arrival times given as a histogram: uniform in each bin, none outside the bins.
 *
 * @param edges rising edges of the bins, time
 * @param fractions fraction of the neutrinos in each bin; scaled to a sum of 1
 */
public record BinnedArrival(double[] edges, double[] fractions) implements ArrivalTime {
  /** Checks the bins, scales the fractions and keeps copies. */
  public BinnedArrival {
    edges = edges.clone();
    if (fractions.length == 0 || edges.length != fractions.length + 1) {
      throw new IllegalArgumentException(
          edges.length + " edges of " + fractions.length + " bins (there must be one more)");
    }
    for (int i = 0; i < fractions.length; i++) {
      Require.notNegative("fraction in bin " + (i + 1), fractions[i]);
      Require.positive("width of bin " + (i + 1), edges[i + 1] - edges[i]);
    }
    double sum = Require.positive("sum of the fractions", Arrays.stream(fractions).sum());
    fractions = Arrays.stream(fractions).map(f -> f / sum).toArray();
  }

  @Override
  public double density(double time) {
    int bin = bin(time);
    return bin < 0 || bin == fractions.length ? 0 : fractions[bin] / width(bin);
  }

  @Override
  public double cumulative(double time) {
    int bin = bin(time);
    double before = 0;
    for (int i = 0; i < bin; i++) {
      before += fractions[i];
    }
    return bin < 0 || bin == fractions.length
        ? before
        : before + fractions[bin] * ((time - edges[bin]) / width(bin));
  }

  /** {@inheritDoc} The edges of the bins. */
  @Override
  public double[] breaks() {
    return edges();
  }

  /** A copy of the edges. */
  @Override
  public double[] edges() {
    return edges.clone();
  }

  /** A copy of the fractions. */
  @Override
  public double[] fractions() {
    return fractions.clone();
  }

  // -1 before the first bin, the number of bins behind the last.
  private int bin(double time) {
    int found = Arrays.binarySearch(edges, time);
    return found >= 0 ? found : -found - 2;
  }

  private double width(int bin) {
    return edges[bin + 1] - edges[bin];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BinnedArrival that
        && Arrays.equals(edges, that.edges)
        && Arrays.equals(fractions, that.fractions);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(edges) + Arrays.hashCode(fractions);
  }

  @Override
  public String toString() {
    return fractions.length + " bins from " + edges[0] + " to " + edges[fractions.length];
  }
}
