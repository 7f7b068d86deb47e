package org.nudipole.io;

import java.util.Arrays;
import java.util.List;
import org.nudipole.generator.Column;
import org.nudipole.io.hdf5.NumberKind;

/**
 * A column as an event file describes it; it may be one that this version does not know.
 *
 * @param name name of the data set
 * @param kind how a number is stored
 * @param bytes bytes of one number
 * @param units unit of the values, empty if they have none
 * @param description one line about its meaning
 * @param labels names of the values 0, 1, ... of a column that enumerates, else empty
 * @param rows number of values
 */
public record StoredColumn(
    String name,
    NumberKind kind,
    int bytes,
    String units,
    String description,
    List<String> labels,
    long rows) {
  /** This with another number of values. */
  StoredColumn ofRows(long other) {
    return new StoredColumn(name, kind, bytes, units, description, labels, other);
  }

  /**
   * A column to be written with these values as they are.
   *
   * @throws IllegalArgumentException if this program writes none of that type
   */
  public Column column() {
    return Arrays.stream(Column.Type.values())
        .filter(type -> type.name().equalsIgnoreCase(type()))
        .findFirst()
        .map(type -> new Column(name, type, units, 1, description))
        .orElseThrow(
            () -> new IllegalArgumentException("column " + name + " is " + type() + " (not ours)"));
  }

  /** The stored type in short, such as {@code f64} or {@code u8}. */
  public String type() {
    return kind.letter() + 8 * bytes;
  }
}
