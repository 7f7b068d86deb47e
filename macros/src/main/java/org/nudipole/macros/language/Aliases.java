package org.nudipole.macros.language;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that stand for text: those of the command line, which win, and those of the macro. */
final class Aliases {
  /** What a name looks like. */
  static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  /** What is wrong with a name that stands for nothing. */
  static final String UNKNOWN = "no alias of this name is defined";

  private static final Pattern IN_BRACES = Pattern.compile("\\{(" + NAME.pattern() + ")}");

  private final Map<String, SourceLocation> fixed = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> met = new HashSet<>();

  private Aliases() {}

  /** The aliases of the command line. */
  static Aliases of(List<String> options, Faults faults) {
    Aliases aliases = new Aliases();
    for (int i = 0; i < options.size(); i++) {
      SourceLocation at = new SourceLocation("--alias[" + (i + 1) + "]", 0, 1);
      String option = options.get(i);
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      if (equals < 0 || !NAME.matcher(name).matches()) {
        faults.add(
            at,
            "--alias " + Printable.shown(option),
            equals < 0 ? "no =" : "the name must be a letter followed by letters, digits, _ . or -",
            "write --alias NAME=VALUE");
      } else {
        aliases.fixed.put(name, at);
        aliases.values.put(name, option.substring(equals + 1));
      }
    }
    return aliases;
  }

  /** The text that a name stands for. */
  Optional<String> value(String name) {
    met.add(name);
    return Optional.ofNullable(values.get(name));
  }

  /** Whether the command line defines this name. */
  boolean isFixed(String name) {
    met.add(name);
    return fixed.containsKey(name);
  }

  /** Gives a name a text, unless the command line does. */
  void define(String name, String value) {
    if (!isFixed(name)) {
      values.put(name, value);
    }
  }

  /** The texts of all names, in the order in which they came. */
  Map<String, String> all() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Puts into a text what the names in braces stand for; other braces stay.
   *
   * @param values the texts of names
   * @param unknown hears of each name without a text
   */
  static String filled(String text, Map<String, String> values, Consumer<String> unknown) {
    return IN_BRACES
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(1);
              if (!values.containsKey(name)) {
                unknown.accept(name);
              }
              return Matcher.quoteReplacement(values.getOrDefault(name, found.group()));
            });
  }

  /** What to do about a name without a text. */
  static String advice(String name, Set<String> known) {
    return Nearest.suggestion(
        name, known, "define it by /control/alias NAME VALUE or --alias NAME=VALUE");
  }

  /** The names that stand for something. */
  Set<String> names() {
    return new TreeSet<>(values.keySet());
  }

  /** A name of the command line that the macro neither uses nor defines is a slip. */
  void reportUnused(Faults faults) {
    Set<String> known = new TreeSet<>(met);
    fixed.forEach(
        (name, at) -> {
          if (!met.contains(name)) {
            faults.add(
                at,
                "--alias " + name,
                "the macro has no {" + name + "}",
                Nearest.suggestion(name, known, "drop it"));
          }
        });
  }
}
