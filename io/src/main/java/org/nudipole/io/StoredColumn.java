package org.nudipole.io;

import java.util.List;
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
  /** The stored type in short, such as {@code f64} or {@code u8}. */
  public String type() {
    return kind.letter() + 8 * bytes;
  }
}
