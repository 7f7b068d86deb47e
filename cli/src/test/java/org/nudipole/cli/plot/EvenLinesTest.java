package org.nudipole.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvenLinesTest {
  private static final String TEXT =
      "quenching lindhard, resolution constant 1 eV, threshold 8 eVnr";

  /** A line that is a word too long would leave the word alone. */
  @Test
  void noWordStandsAlone() {
    Typeface.load();
    Font font = Typeface.of(12);
    double whole = EvenLines.length(TEXT, font);
    assertEquals(List.of(TEXT), EvenLines.of(TEXT, font, whole + 1));
    for (double width = 200; width < whole; width += 7) {
      List<String> lines = EvenLines.of(TEXT, font, width);
      assertEquals(TEXT, String.join(" ", lines));
      double shortest = whole;
      for (String line : lines) {
        double length = EvenLines.length(line, font);
        assertTrue(length <= width, line);
        assertTrue(line.endsWith(",") || TEXT.endsWith(line), line);
        shortest = Math.min(shortest, length);
      }
      assertTrue(shortest > 0.6 * whole / lines.size(), lines::toString);
    }
    assertEquals(List.of("word"), EvenLines.of("word", font, 1));
  }
}
