package org.nudipole.generator.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The comma-separated cells of one line of a table, with the places where they stand.
 *
 * @param line number of the line, counted from 1
 * @param texts the cells without the blanks around them
 * @param columns column of the first character of each cell, counted from 1
 */
record Cells(int line, List<String> texts, List<Integer> columns) {
  /**
   * Splits the part of a line behind some characters.
   *
   * @param line number of the line
   * @param raw the whole line
   * @param from characters that are skipped
   */
  static Cells of(int line, String raw, int from) {
    List<String> texts = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    int start = from;
    while (start >= 0) {
      int comma = raw.indexOf(',', start);
      String cell = raw.substring(start, comma < 0 ? raw.length() : comma);
      texts.add(cell.strip());
      columns.add(start + 1 + cell.length() - cell.stripLeading().length());
      start = comma < 0 ? -1 : comma + 1;
    }
    return new Cells(line, texts, columns);
  }

  int size() {
    return texts.size();
  }

  TableFault fault(int cell, String fault) {
    return fault(cell, fault, "");
  }

  TableFault fault(int cell, String fault, String suggestion) {
    return new TableFault(line, columns.get(cell), fault, suggestion);
  }
}
