package org.nudipole.statistics.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * A density on [0, 1] given by its logarithm, on grids that close in on where it is large. It may
 * have several peaks, each with a grid of its own; between the grids it is taken to be 0.
 *
 * <p>Where a peak can be is read from the slopes beside each cell: the logarithm of a peak bends
 * down, so within a cell it stays below its course outside, prolonged. A peak is therefore found
 * between two nodes as well as at one.
 *
 * @param nodes positions, rising; where a grid ends or begins there are two
 * @param logs logarithms of the density there
 */
public record DensityScan(double[] nodes, double[] logs) {
  private static final int CELLS = 64;

  /** Logarithm below the maximum where a density is taken to be over: 2e-7 of it. */
  private static final double DEPTH = 15.5;

  /** A grid is kept if the density spans at least this part of it. */
  private static final double SPAN = 0.5;

  /** Change of the logarithm in a cell up to which the density is known well enough ... */
  private static final double CHANGE = 1;

  /** ... unless the cell can only hold less than this part of the integral. */
  private static final double SHARE = 0.01;

  /** Refinements; the last of them has cells of 1e-11 at most. */
  private static final int MOST = 30;

  /** Copies. */
  public DensityScan {
    nodes = nodes.clone();
    logs = logs.clone();
  }

  /**
   * Scans a density.
   *
   * @throws ConvergenceException if the density is no number somewhere, or so narrow that no grid
   *     becomes fine enough
   */
  public static DensityScan of(DoubleUnaryOperator logDensity) {
    List<Grid> grids = List.of(Grid.of(logDensity, 0, 1));
    for (int i = 0; i < MOST; i++) {
      DensityScan scan = joined(grids);
      double most = scan.most();
      if (!(most > Double.NEGATIVE_INFINITY)) {
        return scan;
      }
      double integral = scan.logIntegral();
      List<Grid> finer = new ArrayList<>();
      grids.forEach(grid -> finer.addAll(grid.refined(logDensity, most, integral)));
      if (finer.equals(grids)) {
        return scan;
      }
      grids = finer;
    }
    throw new ConvergenceException("no posterior (its density of the signal is too narrow)");
  }

  // A cell without width leads from each grid to what is between, and from there to the next.
  private static DensityScan joined(List<Grid> grids) {
    DoubleStream.Builder nodes = DoubleStream.builder();
    DoubleStream.Builder logs = DoubleStream.builder();
    for (Grid grid : grids) {
      nodes.add(grid.low);
      logs.add(Double.NEGATIVE_INFINITY);
      for (int i = 0; i <= CELLS; i++) {
        nodes.add(grid.node(i));
        logs.add(grid.logs[i]);
      }
      nodes.add(grid.high);
      logs.add(Double.NEGATIVE_INFINITY);
    }
    return new DensityScan(nodes.build().toArray(), logs.build().toArray());
  }

  /** Nodes at equal distances, with logarithms of the density. */
  private static final class Grid {
    private final double low;
    private final double high;
    private final double[] logs;

    private Grid(double low, double high, double[] logs) {
      this.low = low;
      this.high = high;
      this.logs = logs;
    }

    static Grid of(DoubleUnaryOperator logDensity, double low, double high) {
      Grid grid = new Grid(low, high, new double[CELLS + 1]);
      for (int i = 0; i <= CELLS; i++) {
        grid.logs[i] = logDensity.applyAsDouble(grid.node(i));
        if (!(grid.logs[i] < Double.POSITIVE_INFINITY)) {
          throw new ConvergenceException(
              "no posterior (the likelihood at "
                  + grid.node(i)
                  + " of the signal's range is no number)");
        }
      }
      return grid;
    }

    double node(int i) {
      return i == CELLS ? high : low + (high - low) * i / CELLS;
    }

    // This grid if it is fine enough, else finer ones wherever the density can be large.
    List<Grid> refined(DoubleUnaryOperator logDensity, double most, double integral) {
      BitSet large = new BitSet(CELLS);
      boolean coarse = false;
      for (int i = 0; i < CELLS; i++) {
        double bound = bound(i);
        if (bound >= most - DEPTH) {
          // The neighbours too, so that the density is over at both ends.
          large.set(Math.max(0, i - 1), Math.min(CELLS, i + 2));
          double change = bound - Math.min(logs[i], logs[i + 1]);
          double share = Math.log((high - low) / CELLS) + bound - integral;
          coarse |= change > CHANGE && share > Math.log(SHARE);
        }
      }
      List<Grid> grids = new ArrayList<>();
      int end = 0;
      for (int first = large.nextSetBit(0); first >= 0; first = large.nextSetBit(end)) {
        end = large.nextClearBit(first);
        if (end - first < SPAN * CELLS) {
          grids.add(of(logDensity, node(first), node(end)));
        } else if (coarse) {
          int middle = (first + end) / 2;
          grids.add(of(logDensity, node(first), node(middle)));
          grids.add(of(logDensity, node(middle), node(end)));
        } else {
          return List.of(this);
        }
      }
      return grids;
    }

    // What the logarithm stays below in a cell, from its ends and the slopes of its neighbours.
    private double bound(int i) {
      return Math.max(prolonged(i - 1, i), prolonged(i + 2, i + 1));
    }

    private double prolonged(int from, int to) {
      boolean sloped = from >= 0 && from <= CELLS && logs[from] > Double.NEGATIVE_INFINITY;
      return logs[to] + (sloped ? Math.max(0, logs[to] - logs[from]) : 0);
    }
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
