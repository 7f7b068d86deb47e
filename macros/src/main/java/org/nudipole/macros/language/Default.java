package org.nudipole.macros.language;

import java.util.Map;

/** What holds where a macro does not have a command. */
public sealed interface Default {
  /** What holds, as the reference says it. */
  String text();

  /**
   * Values.
   *
   * @param values arguments that the command takes; what follows the first value for a command that
   *     holds once per first value
   * @param text how the reference shows them
   */
  record Given(String values, String text) implements Default {}

  /**
   * Values that the word of another command chooses.
   *
   * @param chooser the command
   * @param values word of the chooser to arguments that this command takes
   * @param text how the reference says it
   */
  record Chosen(CommandSpec chooser, Map<String, String> values, String text) implements Default {
    /** Keeps a copy. */
    public Chosen {
      values = Map.copyOf(values);
    }
  }

  /**
   * A run must have the command.
   *
   * @param text when it must
   */
  record Required(String text) implements Default {}

  /**
   * There is nothing of the kind.
   *
   * @param text what there is not
   */
  record Absent(String text) implements Default {}

  /**
   * It follows from other settings.
   *
   * @param text how
   */
  record Derived(String text) implements Default {}

  /** Values that the reference shows as they are. */
  static Default given(String values) {
    return new Given(values, values);
  }

  /** Values that the reference shows in other words. */
  static Default given(String values, String text) {
    return new Given(values, text);
  }

  /** Every run must have the command. */
  static Default required() {
    return required("required");
  }

  /** Some runs must have the command. */
  static Default required(String when) {
    return new Required(when);
  }

  /** None. */
  static Default absent() {
    return absent("none");
  }

  /** What there is not. */
  static Default absent(String text) {
    return new Absent(text);
  }

  /** How it follows from other settings. */
  static Default derived(String text) {
    return new Derived(text);
  }
}
