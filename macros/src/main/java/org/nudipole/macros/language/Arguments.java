package org.nudipole.macros.language;

import java.util.List;

/** The words of one command while its parameters read them, from left to right. */
final class Arguments {
  private final CommandSpec spec;
  private final List<Token> tokens;
  private final SourceLocation start;
  private final FileScope files;
  private final Faults faults;
  private String command;
  private String example;
  private int next = 1;
  private boolean faulty;

  /**
   * The words of a line.
   *
   * @param spec the command
   * @param tokens its name and its arguments
   * @param start location of the command
   * @param files where named tables are looked for
   * @param faults where faults go
   */
  Arguments(
      CommandSpec spec, List<Token> tokens, SourceLocation start, FileScope files, Faults faults) {
    this.spec = spec;
    this.tokens = tokens;
    this.start = start;
    this.files = files;
    this.faults = faults;
    command = spec.path();
    example = spec.example();
  }

  /** From here on the words are those of one form, behind its keyword. */
  void select(Form form) {
    command = (spec.path() + " " + form.keyword()).trim();
    example = spec.example(form);
  }

  /** From here on problems tell this word of the line as well, which says which thing is meant. */
  void passed(Value value) {
    boolean number =
        value instanceof Value.Number
            || value instanceof Value.Integer
            || value instanceof Value.Quantity
            || value instanceof Value.Vector;
    if (!number) {
      command += " " + value.text();
    }
  }

  boolean hasNext() {
    return next < tokens.size();
  }

  Token peek() {
    return tokens.get(next);
  }

  /** The words left. */
  List<String> rest() {
    return tokens.stream().skip(next).map(Token::text).toList();
  }

  void skip(int words) {
    next += words;
  }

  Token next() {
    return tokens.get(next++);
  }

  FileScope files() {
    return files;
  }

  /** Name of the command, with the keyword of its form once that is known. */
  String command() {
    return command;
  }

  /** The suggestion to write as in an example, which has the form of this line. */
  String suggestedExample() {
    return "example: " + example;
  }

  CommandSpec spec() {
    return spec;
  }

  /** Where the next word stands, or the command if there is none. */
  SourceLocation here() {
    return hasNext() ? at(peek()) : start;
  }

  SourceLocation at(Token token) {
    return start.atColumn(token.column());
  }

  /** Reports a fault at a word of this command. */
  void fault(Token token, String problem, String why, String suggestion) {
    faulty = true;
    faults.add(at(token), problem, why, suggestion);
  }

  /** Reports that words are missing, at the command. */
  void missing(String what) {
    faulty = true;
    faults.add(start, command(), "no " + what, suggestedExample());
  }

  boolean isFaulty() {
    return faulty;
  }
}
