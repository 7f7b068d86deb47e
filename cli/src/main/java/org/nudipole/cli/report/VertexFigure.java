package org.nudipole.cli.report;

import java.util.List;
import java.util.stream.Stream;
import org.nudipole.cli.plot.Axis;
import org.nudipole.cli.plot.CellMap;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.EventSet;

/** Where the detected events of a file happened: from the side, and along the axis. */
final class VertexFigure {
  /** Cells along the longer side of a map. */
  private static final int CELLS = 50;

  private static final List<Column> AXES =
      List.of(Column.VERTEX_X, Column.VERTEX_Y, Column.VERTEX_Z);

  private final EventSet reader;
  private final double[] low = {
    Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY
  };
  private final double[] high = {
    Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
  };

  private VertexFigure(EventSet reader) {
    this.reader = reader;
  }

  /** The maps in z and x, and in x and y; none of a file without vertices or detected events. */
  static List<CellMap> of(EventSet reader) {
    if (AXES.stream()
        .anyMatch(a -> reader.columns().stream().noneMatch(c -> c.name().equals(a.name())))) {
      return List.of();
    }
    VertexFigure figure = new VertexFigure(reader);
    figure.read(figure::reach);
    return figure.low[0] <= figure.high[0]
        ? Stream.of(new int[] {2, 0}, new int[] {0, 1})
            .map(axes -> figure.map(axes[0], axes[1]))
            .toList()
        : List.of();
  }

  private interface Action {
    void at(double[] vertex);
  }

  private void read(Action action) {
    double[] vertex = new double[AXES.size()];
    for (long first = 0; first < reader.rows(); first += EventBatch.CAPACITY) {
      long start = first;
      int size = (int) Math.min(EventBatch.CAPACITY, reader.rows() - first);
      double[][] values =
          AXES.stream()
              .map(axis -> reader.doubles(axis.name(), start, size))
              .toArray(double[][]::new);
      int[] detected = reader.detected(first, size);
      for (int i = 0; i < size; i++) {
        if (detected[i] != 0) {
          for (int a = 0; a < vertex.length; a++) {
            vertex[a] = values[a][i];
          }
          action.at(vertex);
        }
      }
    }
  }

  private void reach(double[] vertex) {
    for (int a = 0; a < vertex.length; a++) {
      low[a] = Math.min(low[a], vertex[a]);
      high[a] = Math.max(high[a], vertex[a]);
    }
  }

  private CellMap map(int across, int up) {
    double longer = Math.max(high[across] - low[across], high[up] - low[up]);
    double cell = longer > 0 ? longer / CELLS : 1;
    int columns = cells(across, cell);
    int rows = cells(up, cell);
    long[][] counts = new long[rows][columns];
    read(
        vertex ->
            counts[index(vertex[up] - low[up], cell, rows)][
                index(vertex[across] - low[across], cell, columns)]++);
    return new CellMap(
        "vertices of detected events, " + name(across) + " and " + name(up),
        axis(across, columns * cell),
        axis(up, rows * cell),
        counts);
  }

  private int cells(int axis, double cell) {
    return Math.max(1, (int) Math.ceil((high[axis] - low[axis]) / cell - 1e-9));
  }

  private static int index(double distance, double cell, int cells) {
    return Math.min(cells - 1, (int) (distance / cell));
  }

  private Axis axis(int axis, double length) {
    return new Axis(
        name(axis) + " (" + AXES.get(axis).units() + ")", false, low[axis], low[axis] + length);
  }

  private static String name(int axis) {
    return "xyz".substring(axis, axis + 1);
  }
}
