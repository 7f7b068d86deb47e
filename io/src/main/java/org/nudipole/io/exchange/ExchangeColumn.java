package org.nudipole.io.exchange;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.generator.Column;
import org.nudipole.io.RunHeader;
import org.nudipole.io.StoredColumn;
import org.nudipole.io.TargetRow;
import org.nudipole.io.hdf5.NumberKind;

/**
 * A column of an event file for other programs. What an event file has as a code is a word there.
 *
 * @param stored the column as it is
 * @param words what its integers say, from {@code first} on; empty if they are numbers
 * @param first the integer of the first word
 */
public record ExchangeColumn(StoredColumn stored, List<String> words, int first) {
  /** What stands for the target of an event without one. */
  private static final String NONE = "none";

  /** Keeps a copy. */
  public ExchangeColumn {
    words = List.copyOf(words);
  }

  /** The column of a file. */
  static ExchangeColumn of(StoredColumn column, RunHeader header) {
    if (column.kind() == NumberKind.FLOAT) {
      return new ExchangeColumn(column, List.of(), 0);
    }
    if (column.name().equals(Column.TARGET.name())) {
      List<String> names = new ArrayList<>(List.of(NONE));
      header.targets().stream().map(TargetRow::name).forEach(names::add);
      return new ExchangeColumn(column, names, -1);
    }
    return new ExchangeColumn(column, column.labels(), 0);
  }

  /** Its name. */
  public String name() {
    return stored.name();
  }

  /** Whether values are words. */
  public boolean isOfWords() {
    return !words.isEmpty();
  }

  /** What it means, of words without how they are coded. */
  public String description() {
    return isOfWords() ? stored.description().split(":", 2)[0] : stored.description();
  }
}
