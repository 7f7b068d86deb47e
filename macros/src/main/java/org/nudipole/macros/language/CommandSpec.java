package org.nudipole.macros.language;

import java.util.List;
import java.util.Optional;

/**
 * A command of the macro language as data: parsing, checks, help and reference all come from here.
 *
 * @param path name such as {@code /detector/mass}
 * @param role what the command does to a run
 * @param repetition what a second value does to the first
 * @param forms the ways to write its arguments
 * @param help one line
 * @param explanation further sentences; may be empty
 * @param standard what holds without the command, as text
 * @param example a complete line that parses
 */
public record CommandSpec(
    String path,
    Role role,
    Repetition repetition,
    List<Form> forms,
    String help,
    String explanation,
    String standard,
    String example) {
  /** What holds without a command that a run must have. */
  static final String REQUIRED = "required";

  /** What holds without a command that has no standard. */
  static final String NONE = "none";

  /** A setting of one value whose example is one with a unit. */
  static CommandSpec measured(
      String path,
      Parameter parameter,
      String help,
      String explanation,
      String standard,
      String value) {
    return new CommandSpec(
        path,
        Role.SETTING,
        Repetition.REPLACES,
        Form.only(parameter),
        help,
        explanation,
        standard,
        path + " " + value);
  }

  /** What a command does to a run. */
  public enum Role {
    /** Steers the reading of macros; leaves no setting. */
    CONTROL,
    /** Changes the events of the following runs. */
    SETTING,
    /** Changes where events go, not what they are; not part of a resolved macro. */
    OUTPUT,
    /** Starts a run. */
    RUN
  }

  /** What a second value of a command does to the first. */
  public enum Repetition {
    /** It replaces it. */
    REPLACES,
    /** It replaces it if it has the same keyword, else both hold. */
    PER_KEYWORD,
    /** It replaces it if it has the same first value, else both hold. */
    PER_FIRST_VALUE
  }

  /** The form of this keyword. */
  public Optional<Form> form(String keyword) {
    return forms.stream().filter(form -> form.keyword().equals(keyword)).findFirst();
  }

  /** A complete line of this form that parses. */
  public String example(Form form) {
    String begin = path + " " + form.keyword();
    return form.keyword().isEmpty() || (example + " ").startsWith(begin + " ")
        ? example
        : (begin + " " + form.values()).trim();
  }

  /** Whether the first word selects the form. */
  public boolean hasKeywords() {
    return !forms.get(0).keyword().isEmpty();
  }

  /** The keywords of all forms. */
  public List<String> keywords() {
    return forms.stream().map(Form::keyword).toList();
  }
}
