package org.nudipole.macros.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of words and numbers in columns: words to the left, numbers to the right. */
final class TextTable {
  private static final String INDENT = "  ";

  private final List<String> heading;
  private final int words;
  private final List<List<String>> rows = new ArrayList<>();
  private int ruled = -1;

  /**
   * An empty table.
   *
   * @param words leading columns of words; the others hold numbers
   * @param heading column titles
   */
  TextTable(int words, String... heading) {
    this.words = words;
    this.heading = List.of(heading);
  }

  void add(List<String> row) {
    rows.add(List.copyOf(row));
  }

  /** Rules off what follows, the totals. */
  void rule() {
    ruled = rows.size();
  }

  /** The lines of the table. */
  List<String> lines() {
    int[] widths = new int[heading.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = heading.get(c).length();
      for (List<String> row : rows) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(heading, widths));
    for (int r = 0; r < rows.size(); r++) {
      if (r == ruled) {
        lines.add(INDENT + "-".repeat(lines.get(0).length() - INDENT.length()));
      }
      lines.add(line(rows.get(r), widths));
    }
    return lines;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder(INDENT);
    for (int c = 0; c < widths.length; c++) {
      String blanks = " ".repeat(widths[c] - cells.get(c).length());
      line.append(c == 0 ? "" : "  ")
          .append(c < words ? cells.get(c) + blanks : blanks + cells.get(c));
    }
    return line.toString();
  }
}
