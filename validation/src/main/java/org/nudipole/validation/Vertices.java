package org.nudipole.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nudipole.detector.geometry.DistanceProfile;
import org.nudipole.detector.geometry.Sphere;
import org.nudipole.detector.geometry.VertexCoordinate;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.rate.RecoilSpectrum;
import org.nudipole.validation.ShapeCheck.Expected;

/** Checks of the distribution of the vertices against the integrated vertex density. */
final class Vertices {
  private static final int BINS = 60;

  /** Rounding to single precision may put a vertex this much, relatively, beyond the surface. */
  private static final double SINGLE = 0x1p-22;

  private Vertices() {}

  /** Expected fractions of the vertices in bins of a coordinate. */
  @FunctionalInterface
  private interface Fractions {
    double[] of(VertexCoordinate coordinate, double[] edges);
  }

  /**
   * The three coordinates and the distance from axis or centre; of a ball in which neutrinos
   * oscillate only the last.
   */
  static List<ColumnCheck> checks(AnalyticRun run) {
    VertexDensity density = run.experiment().vertices();
    boolean oscillates = run.density().oscillates();
    Fractions fractions = oscillates ? oscillating(run) : density::fractions;
    List<ColumnCheck> checks = new ArrayList<>();
    if (!oscillates || !(density.shape() instanceof Sphere)) {
      checks.add(coordinate(density, fractions, VertexCoordinate.X, Column.VERTEX_X));
      checks.add(coordinate(density, fractions, VertexCoordinate.Y, Column.VERTEX_Y));
      checks.add(coordinate(density, fractions, VertexCoordinate.Z, Column.VERTEX_Z));
    }
    checks.add(new Radius(density, fractions));
    return checks;
  }

  // Events of all channels as if the detector were at one distance, over those in the mean.
  private static Fractions oscillating(AnalyticRun run) {
    VertexDensity density = run.experiment().vertices();
    double mean = run.expectedEvents();
    DistanceProfile profile =
        DistanceProfile.of(
            density.baselines(),
            baseline -> new RecoilSpectrum(run.density().at(baseline)).total() / mean);
    return (coordinate, edges) -> density.fractions(coordinate, edges, profile);
  }

  private static ColumnCheck coordinate(
      VertexDensity density, Fractions expected, VertexCoordinate coordinate, Column column) {
    double limit = density.limit(coordinate);
    double[] edges = Binning.linear(-limit, limit, BINS).edges();
    double[] fractions = expected.of(coordinate, edges);
    edges[0] *= 1 + SINGLE;
    edges[BINS] *= 1 + SINGLE;
    return ShapeCheck.all(
        column.name(), Expected.inside(edges, fractions, column.unit(), column.units()));
  }

  /** Distance from the axis; from the centre of a sphere. */
  private static final class Radius implements ColumnCheck {
    private final double[] values = new double[EventBatch.CAPACITY];
    private final boolean sphere;
    private final double[] fractions;
    private final Histogram histogram;

    Radius(VertexDensity density, Fractions expected) {
      sphere = density.shape() instanceof Sphere;
      double limit = density.limit(VertexCoordinate.RADIUS);
      double[] edges = new double[BINS + 1];
      for (int i = 0; i <= BINS; i++) {
        // Equal volumes in a cylinder and in a sphere.
        edges[i] = limit * StrictMath.pow((double) i / BINS, sphere ? 1 / 3.0 : 0.5);
      }
      fractions =
          Expected.inside(edges, expected.of(VertexCoordinate.RADIUS, edges), 1, "").fractions();
      edges[BINS] = limit * (1 + SINGLE);
      histogram = new Histogram(new Binning(edges));
    }

    @Override
    public void add(EventBlock block) {
      double[] x = block.doubles(Column.VERTEX_X.name());
      double[] y = block.doubles(Column.VERTEX_Y.name());
      double[] z = block.doubles(Column.VERTEX_Z.name());
      for (int i = 0; i < block.size(); i++) {
        double square = x[i] * x[i] + y[i] * y[i] + (sphere ? z[i] * z[i] : 0);
        values[i] = Math.sqrt(square);
      }
      histogram.fill(values, 0, block.size(), Column.VERTEX_X.unit());
    }

    @Override
    public List<TestResult> tests() {
      double[] inside = Arrays.copyOf(fractions, BINS);
      return GoodnessOfFit.shape(
          "vertex radius", histogram, inside, Column.VERTEX_X.unit(), Column.VERTEX_X.units());
    }
  }
}
