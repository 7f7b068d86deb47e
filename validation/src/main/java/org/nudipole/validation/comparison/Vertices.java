package org.nudipole.validation.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.geometry.DistanceProfile;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.detector.geometry.Sphere;
import org.nudipole.detector.geometry.VertexCoordinate;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.generator.Column;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Histogram;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.RecoilSpectrum;
import org.nudipole.validation.comparison.ShapeCheck.Expected;

/** Checks of the distribution of the vertices against the integrated vertex density. */
final class Vertices {
  private static final int MOST_BINS = 60;

  /** Of many modules each has few events, and their integrals take their time. */
  private static final int EVENTS_PER_BIN = 200;

  private static final int LEAST_BINS = 4;

  /** Rounding to single precision may put a vertex this much, relatively, beyond the surface. */
  private static final double SINGLE = 0x1p-22;

  private Vertices() {}

  /** Number of bins for events of a detector, or of one of its modules. */
  static int bins(double events, boolean module) {
    return module
        ? (int) Math.max(LEAST_BINS, Math.min(MOST_BINS, events / EVENTS_PER_BIN))
        : MOST_BINS;
  }

  /** Expected fractions of the vertices in bins of a coordinate. */
  @FunctionalInterface
  private interface Fractions {
    double[] of(VertexCoordinate coordinate, double[] edges);
  }

  /**
   * Rows that are tested.
   *
   * @param of which they are, as text behind the name of a test; may be empty
   * @param rows the rows
   * @param bins number of bins
   */
  private record Selection(String of, ShapeCheck.Rows rows, int bins) {}

  /**
   * The three coordinates and the distance from axis or centre of neutrinos; of a ball in which
   * they oscillate only the last.
   *
   * @param of which rows, as text behind the name of a test; may be empty
   */
  static List<ColumnCheck> checks(Prediction run, String of, ShapeCheck.Rows rows, int bins) {
    VertexDensity density = run.experiment().vertices();
    boolean oscillates = run.density().oscillates();
    Fractions fractions = oscillates ? oscillating(run) : density::fractions;
    return checks(
        density,
        fractions,
        !oscillates || !(density.shape() instanceof Sphere),
        new Selection(of, rows, bins));
  }

  /** The same of events that are uniform in the detector. */
  static List<ColumnCheck> uniform(VertexDensity whole, String of, ShapeCheck.Rows rows, int bins) {
    VertexDensity density = new VertexDensity(whole.shape(), new ParallelBeam(), whole.position());
    return checks(density, density::fractions, true, new Selection(of, rows, bins));
  }

  private static List<ColumnCheck> checks(
      VertexDensity density, Fractions fractions, boolean coordinates, Selection selection) {
    List<ColumnCheck> checks = new ArrayList<>();
    if (coordinates) {
      checks.add(coordinate(density, fractions, VertexCoordinate.X, Column.VERTEX_X, selection));
      checks.add(coordinate(density, fractions, VertexCoordinate.Y, Column.VERTEX_Y, selection));
      checks.add(coordinate(density, fractions, VertexCoordinate.Z, Column.VERTEX_Z, selection));
    }
    checks.add(new Radius(density, fractions, selection));
    return checks;
  }

  // Events of all channels as if the detector were at one distance, over those in the mean.
  private static Fractions oscillating(Prediction run) {
    VertexDensity density = run.experiment().vertices();
    EventDensity waves = run.density().oscillating();
    double mean = run.expectedEvents() - run.givenEvents();
    double constant = mean - new RecoilSpectrum(waves).total();
    DistanceProfile profile =
        DistanceProfile.of(
            density.baselines(),
            baseline -> (constant + new RecoilSpectrum(waves.at(baseline)).total()) / mean);
    return (coordinate, edges) -> density.fractions(coordinate, edges, profile);
  }

  private static ColumnCheck coordinate(
      VertexDensity density,
      Fractions expected,
      VertexCoordinate coordinate,
      Column column,
      Selection selection) {
    double limit = density.limit(coordinate);
    double[] edges = Binning.linear(-limit, limit, selection.bins()).edges();
    double[] fractions = expected.of(coordinate, edges);
    double slack = SINGLE * (limit + density.position().greatest());
    edges[0] -= slack;
    edges[edges.length - 1] += slack;
    return new ShapeCheck(
        column.name() + selection.of(),
        column.name(),
        Expected.inside(edges, fractions, column.unit(), column.units()),
        selection.rows());
  }

  /** Distance from the axis; from the centre of a sphere. */
  private static final class Radius implements ColumnCheck {
    private final Selection selection;
    private final boolean sphere;
    private final double[] fractions;
    private final Histogram histogram;

    Radius(VertexDensity density, Fractions expected, Selection selection) {
      this.selection = selection;
      sphere = density.shape() instanceof Sphere;
      double limit = density.limit(VertexCoordinate.RADIUS);
      int bins = selection.bins();
      double[] edges = new double[bins + 1];
      for (int i = 0; i <= bins; i++) {
        // Equal volumes in a cylinder and in a sphere.
        edges[i] = limit * StrictMath.pow((double) i / bins, sphere ? 1 / 3.0 : 0.5);
      }
      fractions =
          Expected.inside(edges, expected.of(VertexCoordinate.RADIUS, edges), 1, "").fractions();
      edges[bins] = limit + SINGLE * (limit + density.position().greatest());
      histogram = new Histogram(new Binning(edges));
    }

    @Override
    public void add(EventBlock block) {
      double[] x = block.doubles(Column.VERTEX_X.name());
      double[] y = block.doubles(Column.VERTEX_Y.name());
      double[] z = block.doubles(Column.VERTEX_Z.name());
      double[] values = new double[block.size()];
      boolean[] selected = new boolean[block.size()];
      selection.rows().select(block, selected);
      int n = 0;
      for (int i = 0; i < block.size(); i++) {
        double square = x[i] * x[i] + y[i] * y[i] + (sphere ? z[i] * z[i] : 0);
        values[n] = Math.sqrt(square);
        n += selected[i] ? 1 : 0;
      }
      histogram.fill(values, 0, n, Column.VERTEX_X.unit());
    }

    @Override
    public List<TestResult> tests() {
      double[] inside = Arrays.copyOf(fractions, selection.bins());
      return GoodnessOfFit.shape(
          "vertex radius" + selection.of(),
          histogram,
          inside,
          Column.VERTEX_X.unit(),
          Column.VERTEX_X.units());
    }
  }
}
