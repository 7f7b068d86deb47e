package org.nudipole.validation.comparison;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.nudipole.detector.DetectorModules;
import org.nudipole.generator.Column;
import org.nudipole.io.EventSet;

/**
 * Consecutive rows of an event file, of whatever module; each column is read once, when first asked
 * for.
 */
final class FileBlock {
  private final EventSet file;
  private final long first;
  private final int size;
  private final Map<String, double[]> doubles = new HashMap<>();
  private final Map<String, int[]> integers = new HashMap<>();

  FileBlock(EventSet file, long first, int size) {
    this.file = file;
    this.first = first;
    this.size = size;
  }

  /** Index in the file of its first row. */
  long first() {
    return first;
  }

  /** Values of a column in the unit of the file. */
  double[] doubles(String column) {
    return doubles.computeIfAbsent(column, name -> file.doubles(name, first, size));
  }

  /** Values of a column of integers. */
  int[] integers(String column) {
    return integers.computeIfAbsent(
        column,
        name ->
            name.equals(Column.DETECTED.name())
                ? file.detected(first, size)
                : file.integers(name, first, size));
  }

  /** Which of its rows are of each module; those of no module are of none. */
  int[][] byModule(DetectorModules detector) {
    if (!detector.isNamed()) {
      return new int[][] {IntStream.range(0, size).toArray()};
    }
    int[] modules = integers(Column.MODULE.name());
    int count = detector.names().size();
    int[] sizes = new int[count];
    for (int module : modules) {
      if (module >= 0 && module < count) {
        sizes[module]++;
      }
    }
    int[][] rows = new int[count][];
    for (int k = 0; k < count; k++) {
      rows[k] = new int[sizes[k]];
    }
    for (int i = size - 1; i >= 0; i--) {
      if (modules[i] >= 0 && modules[i] < count) {
        rows[modules[i]][--sizes[modules[i]]] = i;
      }
    }
    return rows;
  }
}
