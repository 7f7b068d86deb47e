package org.nudipole.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Command lines below the help of a command, as wide as the terminal, to be pasted as they are. */
final class Examples {
  private static final String BEGIN = "  nudipole ";
  private static final String NEXT = "    ";
  private static final String GOES_ON = " \\";

  /** A word of a shell, or an option with the value behind it, which stay together. */
  private static final Pattern PART =
      Pattern.compile("-[^\\s\"]*(?:\\s+(?:\"[^\"]*\"|[^-|>\\s][^\\s\"]*))?|\"[^\"]*\"|[^\\s\"]+");

  private Examples() {}

  /**
   * The lines of a footer, the examples among them broken behind a backslash where they are too
   * long.
   *
   * @param footer lines; an example begins with the name of the program, and goes on behind a
   *     backslash
   * @param width columns
   */
  static List<String> fitted(List<String> footer, int width) {
    List<String> fitted = new ArrayList<>();
    for (int i = 0; i < footer.size(); i++) {
      String line = footer.get(i);
      if (!line.startsWith(BEGIN)) {
        fitted.add(line);
        continue;
      }
      while (line.endsWith(GOES_ON)) {
        i++;
        line = line.substring(0, line.length() - GOES_ON.length()) + " " + footer.get(i).strip();
      }
      fitted.addAll(broken(line, width));
    }
    return fitted;
  }

  private static List<String> broken(String example, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(" ");
    Matcher part = PART.matcher(example);
    while (part.find()) {
      int end = line.length() + 1 + part.group().length();
      boolean last = part.end() == example.length();
      if (end + (last ? 0 : GOES_ON.length()) > width && !line.toString().isBlank()) {
        lines.add(line + GOES_ON);
        line = new StringBuilder(NEXT.substring(1));
      }
      line.append(' ').append(part.group());
    }
    lines.add(line.toString());
    return lines;
  }
}
