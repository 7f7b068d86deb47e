package org.nudipole.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nudipole.detector.geometry.Sphere;
import org.nudipole.detector.geometry.VertexCoordinate;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.validation.ShapeCheck.Expected;

/** Checks of the distribution of the vertices against the integrated vertex density. */
final class Vertices {
  private static final int BINS = 60;

  /** Rounding to single precision may put a vertex this much, relatively, beyond the surface. */
  private static final double SINGLE = 0x1p-22;

  private Vertices() {}

  /**
   * The three coordinates and the distance from axis or centre.
   *
   * @param of which rows, as text behind the name of a test; may be empty
   */
  static List<ColumnCheck> checks(VertexDensity density, String of, ShapeCheck.Rows rows) {
    List<ColumnCheck> checks = new ArrayList<>();
    checks.add(coordinate(density, VertexCoordinate.X, Column.VERTEX_X, of, rows));
    checks.add(coordinate(density, VertexCoordinate.Y, Column.VERTEX_Y, of, rows));
    checks.add(coordinate(density, VertexCoordinate.Z, Column.VERTEX_Z, of, rows));
    checks.add(new Radius(density, of, rows));
    return checks;
  }

  private static ColumnCheck coordinate(
      VertexDensity density,
      VertexCoordinate coordinate,
      Column column,
      String of,
      ShapeCheck.Rows rows) {
    double limit = density.limit(coordinate);
    double[] edges = Binning.linear(-limit, limit, BINS).edges();
    double[] fractions = density.fractions(coordinate, edges);
    edges[0] *= 1 + SINGLE;
    edges[BINS] *= 1 + SINGLE;
    return new ShapeCheck(
        column.name() + of,
        column.name(),
        Expected.inside(edges, fractions, column.unit(), column.units()),
        rows);
  }

  /** Distance from the axis; from the centre of a sphere. */
  private static final class Radius implements ColumnCheck {
    private final double[] values = new double[EventBatch.CAPACITY];
    private final boolean[] selected = new boolean[EventBatch.CAPACITY];
    private final String of;
    private final ShapeCheck.Rows rows;
    private final boolean sphere;
    private final double[] fractions;
    private final Histogram histogram;

    Radius(VertexDensity density, String of, ShapeCheck.Rows rows) {
      this.of = of;
      this.rows = rows;
      sphere = density.shape() instanceof Sphere;
      double limit = density.limit(VertexCoordinate.RADIUS);
      double[] edges = new double[BINS + 1];
      for (int i = 0; i <= BINS; i++) {
        // Equal volumes in a cylinder and in a sphere.
        edges[i] = limit * StrictMath.pow((double) i / BINS, sphere ? 1 / 3.0 : 0.5);
      }
      fractions =
          Expected.inside(edges, density.fractions(VertexCoordinate.RADIUS, edges), 1, "")
              .fractions();
      edges[BINS] = limit * (1 + SINGLE);
      histogram = new Histogram(new Binning(edges));
    }

    @Override
    public void add(EventBlock block) {
      double[] x = block.doubles(Column.VERTEX_X.name());
      double[] y = block.doubles(Column.VERTEX_Y.name());
      double[] z = block.doubles(Column.VERTEX_Z.name());
      rows.select(block, selected);
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
      double[] inside = Arrays.copyOf(fractions, BINS);
      return GoodnessOfFit.shape(
          "vertex radius" + of, histogram, inside, Column.VERTEX_X.unit(), Column.VERTEX_X.units());
    }
  }
}
