package org.nudipole.validation.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nudipole.detector.DetectorModules;
import org.nudipole.detector.geometry.Position;
import org.nudipole.generator.Column;

/**
 * The rows of a file that are of one module, told as if that were all of the detector: vertices
 * from its centre, its own rows of targets and codes of interactions.
 */
final class EventRows {
  /** What a module does not have is neither a target nor a background of it. */
  private static final int NONE = Short.MAX_VALUE;

  private final boolean all;
  private final Position position;
  private final int[] targets;
  private final int[] interactions;

  /** The rows of all of a detector that has no modules, or of each that it has. */
  static List<EventRows> of(DetectorModules detector) {
    List<short[]> rows = detector.rows();
    List<byte[]> codes = detector.codes();
    List<EventRows> all = new ArrayList<>();
    for (int k = 0; k < rows.size(); k++) {
      Position position = detector.predictions().get(k).experiment().vertices().position();
      all.add(new EventRows(!detector.isNamed(), position, rows.get(k), codes.get(k)));
    }
    return all;
  }

  private EventRows(boolean all, Position position, short[] rows, byte[] codes) {
    this.all = all;
    this.position = position;
    targets = inverse(IntStream.range(0, rows.length).map(i -> rows[i]).toArray());
    interactions = inverse(IntStream.range(0, codes.length).map(i -> codes[i] & 0xFF).toArray());
  }

  private static int[] inverse(int[] map) {
    int[] inverse = new int[Arrays.stream(map).max().orElse(0) + 1];
    Arrays.fill(inverse, NONE);
    for (int i = 0; i < map.length; i++) {
      inverse[map[i]] = i;
    }
    return inverse;
  }

  /** Values of a column in the unit of the file, of some rows of a block. */
  double[] doubles(String column, FileBlock block, int[] rows) {
    double[] values = block.doubles(column);
    double[] own = all ? values : Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    double shift = shift(column);
    if (shift != 0) {
      for (int i = 0; i < own.length; i++) {
        own[i] -= shift;
      }
    }
    return own;
  }

  private double shift(String column) {
    if (column.equals(Column.VERTEX_X.name())) {
      return position.x() / Column.VERTEX_X.unit();
    }
    if (column.equals(Column.VERTEX_Y.name())) {
      return position.y() / Column.VERTEX_Y.unit();
    }
    return column.equals(Column.VERTEX_Z.name()) ? position.z() / Column.VERTEX_Z.unit() : 0;
  }

  /** Values of a column of integers, of some rows of a block. */
  int[] integers(String column, FileBlock block, int[] rows) {
    int[] values = block.integers(column);
    if (all) {
      return values;
    }
    int[] own = Arrays.stream(rows).map(i -> values[i]).toArray();
    if (List.of(Column.TARGET.name(), Column.INTERACTION.name()).contains(column)) {
      int[] map = column.equals(Column.TARGET.name()) ? targets : interactions;
      for (int i = 0; i < own.length; i++) {
        own[i] = own[i] < 0 ? own[i] : own[i] < map.length ? map[own[i]] : NONE;
      }
    }
    return own;
  }
}
