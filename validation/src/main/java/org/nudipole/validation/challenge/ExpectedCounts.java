package org.nudipole.validation.challenge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.nudipole.detector.response.Cells;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.mathematics.SparseGrid;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.RunCommands;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.statistics.likelihood.Component;
import org.nudipole.statistics.limit.ObservableRange;
import org.nudipole.statistics.limit.Templates;

/**
 * Expected counts per bin of the observed value of a challenge, as a function of what is hidden.
 *
 * <p>They are computed at the nodes of a grid over the priors and interpolated. In most signals
 * counts are a polynomial of second order: then it goes through none, half and all of the greatest
 * one, and the grid spans the other hidden values only.
 */
final class ExpectedCounts {
  private static final int BINS = 64;

  /** Of the detected events, the part beyond either end of the bins of equal width. */
  private static final double BEYOND = 1e-7;

  /** The first and the last bin, for what lies beyond, are so many times as wide as all others. */
  private static final double OUTER = 10;

  /** Tolerated error before the last refinement, in standard deviations of the data. */
  private static final double TOLERANCE = 0.2;

  /** An error below which counts are a polynomial, in standard deviations of the data. */
  private static final double EXACT = 0.01;

  private static final int MOST_NODES = 4000;

  private final HiddenRun run;
  private final double sideband;
  private final Templates templates;
  private final double scale;
  private final boolean polynomial;
  private final boolean quadratic;
  private final SparseGrid grid;

  /**
   * Computes the counts.
   *
   * @param sideband exposure of the data without signal, time; 0 if there are none
   * @param events greatest number of events of a data set
   * @param nodes hears how many sets of hidden values have been computed, from any thread
   * @throws org.nudipole.generator.mathematics.ConvergenceException if the grid does not become
   *     fine enough
   */
  ExpectedCounts(HiddenRun run, double sideband, long events, IntConsumer nodes) {
    this.run = run;
    this.sideband = sideband;
    RunSettings strong = run.at(run.middle(), run.strongest());
    templates = new Templates(cells(RunConfiguration.of(strong)), Map.of());
    double expected = Arrays.stream(counts(strong)).sum();
    // Where more events would be expected than there are, the data are not.
    scale = run.isShapeOnly() ? events / expected : Math.min(1, events / expected);
    double[] none = counts(run.without(run.middle()));
    double[] half = counts(run.at(run.middle(), run.strongest() / 2));
    double[] all = counts(strong);
    double[] between = counts(run.at(run.middle(), 0.75 * run.strongest()));
    quadratic = isExact(half, quarter(none, all));
    double[] predicted = new double[all.length];
    Arrays.setAll(predicted, i -> polynomial(none[i], half[i], all[i], 0.75));
    polynomial = run.hasNull() && run.absent().size() == 1 && isExact(between, predicted);
    AtomicInteger done = new AtomicInteger();
    grid =
        SparseGrid.of(
            dimension(),
            position -> {
              double[] computed = computed(position);
              nodes.accept(done.incrementAndGet());
              return computed;
            },
            this::error,
            TOLERANCE,
            MOST_NODES);
  }

  /** Exposure of the data without signal, time; 0 if there are none. */
  double sidebandExposure() {
    return sideband;
  }

  /** The bins of the observed value, or cells of a plane. */
  Cells cells() {
    return templates.cells();
  }

  /** Whether the data without signal depend on anything that is hidden. */
  boolean isSidebandInformative() {
    return grid.varies(i -> i >= grid.size() - cells().size());
  }

  /** Whether the signal is no dimension of the grid, since counts are a polynomial in it. */
  boolean isPolynomial() {
    return polynomial;
  }

  /** Number of hidden values that the grid spans. */
  int dimension() {
    return run.priors().size() - (polynomial ? 1 : 0);
  }

  /** The values of all hidden parameters at a position of the grid; of a polynomial signal NaN. */
  double[] values(double[] position) {
    double[] values = new double[run.priors().size()];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] =
          polynomial && i == run.signal()
              ? Double.NaN
              : run.priors().get(i).quantile(position[next++]);
    }
    return values;
  }

  /** Counts at one position of the grid. */
  Slice at(double[] position) {
    return new Slice(grid.at(position));
  }

  /** Counts for all signals, other hidden values fixed. */
  final class Slice {
    private final List<double[]> blocks = new ArrayList<>();

    private Slice(double[] all) {
      int size = cells().size();
      for (int first = 0; first < all.length; first += size) {
        blocks.add(possible(Arrays.copyOfRange(all, first, first + size)));
      }
    }

    /** Without signal. */
    double[] none() {
      return blocks.get(0);
    }

    /** In the data without signal. */
    double[] sideband() {
      return blocks.get(blocks.size() - 1);
    }

    /** With the signal of the position, which is one of its coordinates. */
    double[] own() {
      return blocks.get(1);
    }

    /** With a signal in which counts are a polynomial, in the unit of its prior. */
    double[] of(double strength) {
      double[] none = blocks.get(0);
      double[] half = blocks.get(1);
      double[] all = blocks.get(2);
      double t = strength / run.strongest();
      double[] counts = new double[none.length];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = polynomial(none[i], half[i], all[i], t);
      }
      return possible(counts);
    }
  }

  // Beside a kink, such as the end of a spectrum at a threshold, an interpolation may go below 0:
  // then a total, which divides where only the shape counts, would be less than its parts.
  private static double[] possible(double[] counts) {
    return Arrays.stream(counts).map(count -> Math.max(0, count)).toArray();
  }

  private static double polynomial(double none, double half, double all, double t) {
    return none * (1 - t) * (1 - 2 * t) + half * 4 * t * (1 - t) + all * t * (2 * t - 1);
  }

  // Half of the greatest signal where counts have no term of first order.
  private static double[] quarter(double[] none, double[] all) {
    double[] half = new double[all.length];
    Arrays.setAll(half, i -> none[i] + (all[i] - none[i]) / 4);
    return half;
  }

  private boolean isExact(double[] counts, double[] predicted) {
    double[] deviation = new double[counts.length];
    Arrays.setAll(deviation, i -> predicted[i] - counts[i]);
    return error(counts, deviation) < EXACT;
  }

  // Without signal, then with it, then the sideband, one after the other.
  private double[] computed(double[] position) {
    double[] values = values(position);
    double[] none = counts(run.without(values));
    List<double[]> blocks = new ArrayList<>(List.of(none));
    if (polynomial) {
      double[] all = counts(run.at(values, run.strongest()));
      blocks.add(quadratic ? quarter(none, all) : counts(run.at(values, run.strongest() / 2)));
      blocks.add(all);
    } else {
      blocks.add(counts(run.at(values)));
    }
    if (sideband > 0) {
      blocks.add(counts(run.without(values).with(RunCommands.EXPOSURE, sideband / Units.S + " s")));
    }
    return blocks.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private double[] counts(RunSettings settings) {
    double[] sum = new double[cells().size()];
    for (Component component : templates.of(settings)) {
      double[] nominal = component.nominal();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += nominal[i];
      }
    }
    return sum;
  }

  // A deviation from expected counts in standard deviations.
  private double error(double[] counts, double[] deviation) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      double size = Math.abs(deviation[i]);
      sum += size > 0 ? size * size / (Math.abs(counts[i]) + size) : 0;
    }
    return Math.sqrt(scale * sum);
  }

  private static Cells cells(RunConfiguration run) {
    double[] inner =
        run.fit().bins().orElseGet(() -> ObservableRange.of(run, BINS, BEYOND)).edges();
    double width = OUTER * (inner[inner.length - 1] - inner[0]);
    double[] edges = new double[inner.length + 2];
    System.arraycopy(inner, 0, edges, 1, inner.length);
    edges[0] = inner[0] - width;
    edges[edges.length - 1] = inner[inner.length - 1] + width;
    return new Cells(new Binning(edges), run.fit().plane());
  }
}
