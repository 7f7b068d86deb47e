package org.nudipole.cli.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Breaks text that is too long for one line into lines of nearly the same length. */
final class EvenLines {
  /** Halvings of the greatest length: to a hundredth of a point. */
  private static final int STEPS = 16;

  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private EvenLines() {}

  /**
   * The fewest lines that fit, of which the longest is as short as it can be.
   *
   * @param width greatest length, in points
   */
  static List<String> of(String text, Font font, double width) {
    List<String> pieces = pieces(text, font, width);
    List<String> lines = broken(pieces, font, width);
    double low = 0;
    double high = width;
    for (int step = 0; step < STEPS && lines.size() > 1; step++) {
      double middle = (low + high) / 2;
      List<String> tried = broken(pieces, font, middle);
      if (tried.size() > lines.size()) {
        low = middle;
      } else {
        high = middle;
        lines = tried;
      }
    }
    return lines;
  }

  private static List<String> broken(List<String> pieces, Font font, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : pieces) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (line.isEmpty() || length(longer, font) <= width) {
        line = longer;
      } else {
        lines.add(line);
        line = word;
      }
    }
    lines.add(line);
    return lines;
  }

  // Between commas, where a number stays with its unit; words of what is too long for that.
  private static List<String> pieces(String text, Font font, double width) {
    return Stream.of(text.split("(?<=[,;]) "))
        .flatMap(
            piece -> length(piece, font) <= width ? Stream.of(piece) : Stream.of(piece.split(" ")))
        .toList();
  }

  /** Length of a line, in points. */
  static double length(String line, Font font) {
    return font.getStringBounds(line, EXACT).getWidth();
  }
}
