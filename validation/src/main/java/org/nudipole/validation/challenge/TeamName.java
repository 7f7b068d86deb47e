package org.nudipole.validation.challenge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a team may be called: one line of visible characters that fits on a leader board. */
public final class TeamName {
  /** Code points of the longest name. */
  private static final int LONGEST = 64;

  /** Also in full width; programs differ in what separates cells. */
  private static final Pattern FORMULA = Pattern.compile("(^|[,;|])\\s*[=+\\-@＝＋－＠]");

  private TeamName() {}

  /** What is wrong with a name. */
  public static List<String> faults(String name) {
    if (name.isBlank()) {
      return List.of("is empty (the board needs a name) give the name of your team");
    }
    List<String> faults = new ArrayList<>();
    int length = name.codePointCount(0, name.length());
    if (length > LONGEST) {
      faults.add("has " + length + " characters (the board has room for " + LONGEST + ")");
    }
    name.codePoints()
        .filter(c -> !visible(c))
        .mapToObj(c -> String.format("has the character U+%04X (it is invisible) leave it out", c))
        .distinct()
        .forEach(faults::add);
    if (FORMULA.matcher(name).find()) {
      faults.add(
          "would be a formula in a spreadsheet (one of = + - @ begins it, or follows a separator)"
              + " begin it with a letter");
    }
    if (!name.equals(name.strip())) {
      faults.add("begins or ends with a blank (it is invisible) leave it out");
    }
    return faults;
  }

  private static boolean visible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
