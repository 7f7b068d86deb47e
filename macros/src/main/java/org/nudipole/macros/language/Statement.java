package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line as words: comment cut off, aliases put in, except in the name of the event file, quotes
 * removed.
 *
 * @param tokens the words; empty for a blank line
 * @param readable false if a fault of the line itself was reported; the words are then incomplete
 */
record Statement(List<Token> tokens, boolean readable) {
  private static final Pattern NUMBER_OF_COMMAND =
      Pattern.compile("#[A-Za-z][A-Za-z0-9]*[ \\t]+[-+.0-9]");

  /** Reads a line of a macro. */
  static Statement of(String line, SourceLocation begin, Aliases aliases, Faults faults) {
    String code = line.substring(0, commentStart(line));
    StringBuilder text = new StringBuilder();
    int[] columns = new int[code.length() + 16];
    boolean readable = true;
    boolean late = isOutputFile(code);
    for (int i = 0; i < code.length(); i++) {
      int column = i + 1;
      int before = text.length();
      if (code.charAt(i) == '{') {
        int close = code.indexOf('}', i);
        String name = close < 0 ? "" : code.substring(i + 1, close);
        Optional<String> value = aliases.value(name);
        if (late && Aliases.NAME.matcher(name).matches()) {
          value = Optional.of('{' + name + '}');
        }
        if (value.isEmpty()) {
          report(close < 0, name, begin.atColumn(column), aliases, faults);
          readable = false;
        }
        text.append(value.orElse(""));
        i = close < 0 ? code.length() : close;
      } else {
        text.append(code.charAt(i));
      }
      if (text.length() > Lines.LONGEST) {
        faults.add(
            begin.atColumn(column),
            "a line of over " + Lines.LONGEST + " characters",
            "its aliases are long",
            "shorten them");
        return new Statement(List.of(), false);
      }
      if (text.length() > columns.length) {
        columns = Arrays.copyOf(columns, 2 * text.length());
      }
      Arrays.fill(columns, before, text.length(), column);
    }
    return split(text, columns, begin, readable, faults);
  }

  /** Reads an option such as {@code /dipole/mass=1 MeV}: no comments, no aliases. */
  static Statement ofOption(String option, SourceLocation begin, Faults faults) {
    int equals = option.indexOf('=');
    StringBuilder text = new StringBuilder(option);
    if (equals >= 0) {
      text.setCharAt(equals, ' ');
    }
    int[] columns = new int[text.length()];
    Arrays.setAll(columns, i -> i + 1);
    return split(text, columns, begin, true, faults);
  }

  private static Statement split(
      CharSequence text, int[] columns, SourceLocation begin, boolean readable, Faults faults) {
    List<Token> tokens = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int start = -1;
    int quote = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = c == ' ' || c == '\t';
      if (blank && quote < 0) {
        if (start >= 0) {
          tokens.add(new Token(word.toString(), columns[start]));
          word.setLength(0);
          start = -1;
        }
        continue;
      }
      start = start < 0 ? i : start;
      if (c == '"') {
        quote = quote < 0 ? i : -1;
      } else {
        word.append(c);
      }
    }
    if (start >= 0) {
      tokens.add(new Token(word.toString(), columns[start]));
    }
    if (quote >= 0) {
      faults.add(
          begin.atColumn(columns[quote]), "\"", "this quote is not closed on its line", "close it");
      return new Statement(List.copyOf(tokens), false);
    }
    return new Statement(List.copyOf(tokens), readable);
  }

  private static void report(
      boolean open, String name, SourceLocation at, Aliases aliases, Faults faults) {
    if (open) {
      faults.add(at, "{", "no } closes this alias", "write {name}");
      return;
    }
    String shown = Printable.shown(name);
    faults.add(at, "{" + shown + "}", Aliases.UNKNOWN, Aliases.advice(name, aliases.names()));
  }

  /** Where the comment of a line begins; its length if it has none. */
  static int commentStart(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      if (c == '#' && !quoted && !isNumberOfCommand(line, i)) {
        return i;
      }
    }
    return line.length();
  }

  // A name of a file has the values of each run that it is used in.
  private static boolean isOutputFile(String line) {
    String command = line.stripLeading();
    int end = RunCommands.FILE.path().length();
    return command.startsWith(RunCommands.FILE.path())
        && command.length() > end
        && " \t".indexOf(command.charAt(end)) >= 0;
  }

  // The name of one of a command's numbers, with a standard deviation behind it.
  private static boolean isNumberOfCommand(String line, int at) {
    return line.stripLeading().startsWith(FitCommands.VARY.path() + " ")
        && NUMBER_OF_COMMAND.matcher(line).region(at, line.length()).lookingAt();
  }
}
