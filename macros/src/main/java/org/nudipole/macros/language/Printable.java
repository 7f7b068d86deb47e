package org.nudipole.macros.language;

/** Text that others wrote, such as names of files and words of macros, safe to show. */
public final class Printable {
  private static final int LONGEST = 60;

  private Printable() {}

  /** Characters that cannot be seen, and would command a terminal, as {@code \}{@code u001b}. */
  public static String escaped(String text) {
    if (text.chars().noneMatch(Printable::isHidden)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (isHidden(c)) {
                escaped.append(String.format("\\u%04x", c));
              } else {
                escaped.append((char) c);
              }
            });
    return escaped.toString();
  }

  /** Cut to a length that fits a message, on one line. */
  static String shown(String text) {
    return escaped(text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...");
  }

  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
