package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rows of words and numbers in columns: words to the left, numbers to the right. */
public final class TextTable {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final List<String> heading;
  private final int words;
  private final List<List<String>> rows = new ArrayList<>();
  private int ruled = -1;

  /**
   * An empty table.
   *
   * @param words titles of the leading columns, which hold words
   * @param numbers titles of the columns that follow, which hold numbers
   */
  public TextTable(List<String> words, List<String> numbers) {
    this.words = words.size();
    heading = Stream.concat(words.stream(), numbers.stream()).toList();
  }

  public void add(List<String> row) {
    rows.add(List.copyOf(row));
  }

  /** Rules off what follows, the totals. */
  public void rule() {
    ruled = rows.size();
  }

  /** The lines of the table. */
  public List<String> lines() {
    int[] widths = new int[heading.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = heading.get(c).length();
      for (List<String> row : rows) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    int width = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
    List<String> lines = new ArrayList<>();
    lines.add(line(heading, widths));
    for (int r = 0; r < rows.size(); r++) {
      if (r == ruled) {
        lines.add(INDENT + "-".repeat(width));
      }
      lines.add(line(rows.get(r), widths));
    }
    return lines;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder(INDENT);
    for (int c = 0; c < widths.length; c++) {
      String blanks = " ".repeat(widths[c] - cells.get(c).length());
      line.append(c == 0 ? "" : GAP)
          .append(c < words ? cells.get(c) + blanks : blanks + cells.get(c));
    }
    return line.toString().stripTrailing();
  }
}
