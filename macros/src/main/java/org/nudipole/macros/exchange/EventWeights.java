package org.nudipole.macros.exchange;

import java.util.List;
import org.nudipole.io.EventSet;
import org.nudipole.io.StoredColumn;

/** Columns of weights: {@code weight}, and {@code weight_NAME} of those that have names. */
public final class EventWeights {
  /** The column of weights without a name. */
  public static final String PLAIN = "weight";

  private static final String PREFIX = PLAIN + "_";

  private EventWeights() {}

  /** Names of the columns of weights that a file has, in their order. */
  public static List<String> columns(EventSet events) {
    return events.columns().stream().map(StoredColumn::name).filter(EventWeights::is).toList();
  }

  /** Whether a column is one of weights. */
  public static boolean is(String column) {
    return column.equals(PLAIN) || column.startsWith(PREFIX);
  }

  /** The column of weights with a name. */
  public static String column(String name) {
    return PREFIX + name;
  }

  /** The name of the weights of a column. */
  public static String name(String column) {
    return column.startsWith(PREFIX) ? column.substring(PREFIX.length()) : column;
  }
}
