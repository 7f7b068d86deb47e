package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.List;

/**
 * A macro in its canonical spacing: words one blank apart, comments behind a command two blanks
 * away, no blanks at the ends of lines, never two empty lines one after the other, none at the ends
 * of the file. Words and comments stay as they are, and so does what the macro means.
 */
public final class MacroFormat {
  private static final String BEFORE_COMMENT = "  ";

  private MacroFormat() {}

  /**
   * The text of a macro in canonical spacing, in UTF-8 with line feeds.
   *
   * @throws MacroException if the file is no text, or not that of a macro
   */
  public static String of(SourceFile file) {
    Faults faults = new Faults();
    List<String> lines = Lines.of(file, faults);
    if (faults.count() > 0) {
      throw new MacroException(faults.sorted());
    }
    List<String> formatted = new ArrayList<>();
    for (String line : lines) {
      String next = line(line);
      boolean second = formatted.isEmpty() || formatted.get(formatted.size() - 1).isEmpty();
      if (!next.isEmpty() || !second) {
        formatted.add(next);
      }
    }
    String text = String.join("\n", formatted).stripTrailing();
    return text.isEmpty() ? "" : text + "\n";
  }

  private static String line(String line) {
    int comment = Statement.commentStart(line);
    String code = words(line.substring(0, comment));
    String rest = line.substring(comment).stripTrailing();
    return code.isEmpty() || rest.isEmpty() ? code + rest : code + BEFORE_COMMENT + rest;
  }

  // As a line is read: blanks and tabs outside of quotes are between words.
  private static String words(String code) {
    StringBuilder words = new StringBuilder();
    boolean quoted = false;
    boolean apart = false;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (!quoted && (c == ' ' || c == '\t')) {
        apart = words.length() > 0;
        continue;
      }
      quoted ^= c == '"';
      words.append(apart ? " " : "").append(c);
      apart = false;
    }
    return words.toString();
  }
}
