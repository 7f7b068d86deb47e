package org.nudipole.cli.report;

import java.util.List;
import org.nudipole.cli.plot.Axis;
import org.nudipole.cli.plot.CellMap;
import org.nudipole.generator.Column;

/** Where the detected events of a file happened: from the side, or along the axis. */
final class VertexFigure {
  /** The coordinates. */
  static final List<String> AXES =
      List.of(Column.VERTEX_X.name(), Column.VERTEX_Y.name(), Column.VERTEX_Z.name());

  private static final String UNITS = Column.VERTEX_X.units();

  private final int across;
  private final int up;
  private final GrowingCells cells;

  private VertexFigure(int across, int up, double[][] known) {
    this.across = across;
    this.up = up;
    cells = new GrowingCells(known[across], known[up]);
  }

  /**
   * The maps in z and x, and in x and y; no event is in them yet.
   *
   * @param known coordinates of some events, one array for each
   */
  static List<VertexFigure> both(double[][] known) {
    return List.of(new VertexFigure(2, 0, known), new VertexFigure(0, 1, known));
  }

  /** Counts an event. */
  void add(double[] vertex) {
    cells.add(vertex[across], vertex[up]);
  }

  /** The picture. */
  CellMap map() {
    return new CellMap(
        "vertices of detected events, " + name(across) + " and " + name(up),
        axis(across, cells.across()),
        axis(up, cells.up()),
        cells.counts());
  }

  private static Axis axis(int axis, double[] ends) {
    return new Axis(name(axis) + " (" + UNITS + ")", false, ends[0], ends[1]);
  }

  private static String name(int axis) {
    return "xyz".substring(axis, axis + 1);
  }
}
