package org.nudipole.generator.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of one line of a table, with the places where they stand.
 *
 * @param line number of the line, counted from 1
 * @param texts the cells without the blanks around them
 * @param columns column of the first character of each cell, counted from 1
 */
record Cells(int line, List<String> texts, List<Integer> columns) {
  /**
   * Splits the part of a line behind some characters: at its commas, or if it has none at its
   * blanks and tabulators.
   *
   * @param line number of the line
   * @param raw the whole line
   * @param from characters that are skipped
   */
  static Cells of(int line, String raw, int from) {
    List<String> texts = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    boolean commas = raw.indexOf(',', from) >= 0;
    int start = from;
    while (start >= 0 && start <= raw.length()) {
      int begin = start;
      while (begin < raw.length() && isBlank(raw.charAt(begin))) {
        begin++;
      }
      int end = commas ? raw.indexOf(',', start) : blank(raw, begin);
      end = end < 0 ? raw.length() : end;
      if (commas || begin < end || texts.isEmpty()) {
        texts.add(raw.substring(Math.min(begin, end), end).strip());
        columns.add(Math.min(begin, end) + 1);
      }
      start = end + 1;
    }
    return new Cells(line, texts, columns);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c);
  }

  private static int blank(String text, int from) {
    int at = from;
    while (at < text.length() && !isBlank(text.charAt(at))) {
      at++;
    }
    return at;
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
