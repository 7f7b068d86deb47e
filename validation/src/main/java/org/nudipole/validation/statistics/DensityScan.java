package org.nudipole.validation.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A density on [0, 1] given by its logarithm, on a grid that closes in on where it is large.
 *
 * @param nodes positions, at equal distances
 * @param logs logarithms of the density there
 */
public record DensityScan(double[] nodes, double[] logs) {
  private static final int NODES = 65;

  /** Logarithm below the maximum where a density is taken to be over: 2e-7 of it. */
  private static final double DEPTH = 15.5;

  /** A grid is fine enough if the density spans at least this part of it. */
  private static final double SPAN = 0.5;

  private static final int MOST = 30;

  /** Copies. */
  public DensityScan {
    nodes = nodes.clone();
    logs = logs.clone();
  }

  /**
   * Scans a density.
   *
   * @throws ConvergenceException if the density is no number somewhere
   */
  public static DensityScan of(DoubleUnaryOperator logDensity) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < MOST; i++) {
      DensityScan scan = between(logDensity, low, high);
      double floor = scan.most() - DEPTH;
      if (!(floor > Double.NEGATIVE_INFINITY)) {
        return scan;
      }
      int first = 0;
      while (scan.logs[first] < floor) {
        first++;
      }
      int last = NODES - 1;
      while (scan.logs[last] < floor) {
        last--;
      }
      first = Math.max(0, first - 1);
      last = Math.min(NODES - 1, last + 1);
      if (last - first >= SPAN * (NODES - 1)) {
        return scan;
      }
      low = scan.nodes[first];
      high = scan.nodes[last];
    }
    throw new ConvergenceException("no posterior (its density of the signal is too narrow)");
  }

  private static DensityScan between(DoubleUnaryOperator logDensity, double low, double high) {
    double[] nodes = new double[NODES];
    double[] logs = new double[NODES];
    for (int i = 0; i < NODES; i++) {
      nodes[i] = low + (high - low) * i / (NODES - 1);
      logs[i] = logDensity.applyAsDouble(nodes[i]);
      if (Double.isNaN(logs[i])) {
        throw new ConvergenceException(
            "no posterior (the likelihood at " + nodes[i] + " of the signal's range is no number)");
      }
    }
    return new DensityScan(nodes, logs);
  }

  /** Greatest logarithm. */
  public double most() {
    return Arrays.stream(logs).max().orElseThrow();
  }

  /** Logarithm of the integral, by the trapezoidal rule. */
  public double logIntegral() {
    double most = most();
    if (!(most > Double.NEGATIVE_INFINITY)) {
      return most;
    }
    double sum = 0;
    for (int i = 1; i < nodes.length; i++) {
      sum += cell(i, most);
    }
    return most + Math.log(sum);
  }

  /** The position below which a part {@code u} in [0, 1] of the integral lies. */
  public double quantile(double u) {
    double most = most();
    double sought = u * Math.exp(logIntegral() - most);
    for (int i = 1; i < nodes.length; i++) {
      double cell = cell(i, most);
      if (cell >= sought && cell > 0) {
        return within(i, sought / cell, most);
      }
      sought -= cell;
    }
    return nodes[nodes.length - 1];
  }

  private double cell(int i, double most) {
    return (nodes[i] - nodes[i - 1])
        * (Math.exp(logs[i] - most) + Math.exp(logs[i - 1] - most))
        / 2;
  }

  // The density is linear in a cell, so its integral is a parabola.
  private double within(int i, double part, double most) {
    double a = Math.exp(logs[i - 1] - most);
    double b = Math.exp(logs[i] - most);
    double root = Math.sqrt(a * a + part * (b * b - a * a));
    double t = part * (a + b) / (a + root);
    return nodes[i - 1] + (nodes[i] - nodes[i - 1]) * Math.min(1, t);
  }
}
