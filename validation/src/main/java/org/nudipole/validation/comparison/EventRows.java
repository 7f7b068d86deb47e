package org.nudipole.validation.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nudipole.detector.DetectorModules;
import org.nudipole.detector.geometry.Position;
import org.nudipole.generator.Column;
import org.nudipole.io.EventFileReader;

/**
 * The rows of a file that are of one module, told as if that were all of the detector: vertices
 * from its centre, its own rows of targets and codes of interactions.
 */
final class EventRows {
  /** What a module does not have is neither a target nor a background of it. */
  private static final int NONE = Short.MAX_VALUE;

  private final EventFileReader file;
  private final boolean all;
  private final int module;
  private final Position position;
  private final int[] targets;
  private final int[] interactions;

  /** The rows of one of some modules. */
  EventRows(EventFileReader file, DetectorModules detector, int module) {
    this.file = file;
    this.module = module;
    all = !detector.isNamed();
    position = detector.predictions().get(module).experiment().vertices().position();
    short[] rows = detector.rows(module);
    targets = inverse(IntStream.range(0, rows.length).map(i -> rows[i]).toArray());
    byte[] codes = detector.codes(module);
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

  /** Which of some consecutive rows of the file are of the module, from 0. */
  int[] among(long first, int size) {
    if (all) {
      return IntStream.range(0, size).toArray();
    }
    int[] modules = file.integers(Column.MODULE.name(), first, size);
    return IntStream.range(0, size).filter(i -> modules[i] == module).toArray();
  }

  /** Values of a column in the unit of the file. */
  double[] doubles(String column, long first, int size, int[] rows) {
    double[] values = file.doubles(column, first, size);
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

  /** Values of a column of integers. */
  int[] integers(String column, long first, int size, int[] rows) {
    int[] values = file.integers(column, first, size);
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
