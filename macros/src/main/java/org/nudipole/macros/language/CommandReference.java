package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.List;

/** The commands and units as text for readers, made from the same list that the parser uses. */
public final class CommandReference {
  /** An example of a user's table. */
  static final List<String> TABLE =
      List.of("# columns: energy,efficiency", "# units: eV,1", "5,0.1", "10,0.85", "20,0.9");

  private CommandReference() {}

  /** One line per command, for {@code nudipole list commands}. */
  public static List<String> listing() {
    int width = Commands.paths().stream().mapToInt(String::length).max().orElseThrow();
    return Commands.all().stream()
        .map(command -> String.format("%-" + width + "s  %s", command.path(), command.help()))
        .toList();
  }

  /** The macro reference in Markdown. */
  public static String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Macro reference");
    lines.add("");
    lines.add(
        "One command a line; `#` starts a comment; `{name}` stands for an alias. Every value with a"
            + " dimension needs a unit.");
    lines.add(
        "A repeated command replaces its earlier value unless it says otherwise. A run command uses"
            + " what stands before it; later runs keep it.");
    lines.add("A setting behind the last run command is a fault.");
    String directory = "";
    for (CommandSpec command : Commands.all()) {
      String its = command.path().substring(0, command.path().lastIndexOf('/') + 1);
      if (!its.equals(directory)) {
        directory = its;
        lines.add("");
        lines.add("## " + directory);
      }
      describe(command, lines);
    }
    lines.add("");
    lines.add("## Tables");
    lines.add("");
    lines.add(
        "A text file of two columns, rising energies and values, at least two rows. Its first lines"
            + " declare them:");
    lines.add("");
    lines.add("```");
    lines.addAll(TABLE);
    lines.add("```");
    lines.add("");
    lines.add(
        "The energy is in eV, keV or MeV, these also with nr or ee, and the observed value of an"
            + " efficiency in PE where the run observes photoelectrons; a value has the unit 1. Values"
            + " are linear between the rows and constant outside them. The spectrum of a background"
            + " is zero outside, and its values have the unit of a rate per energy, or 1.");
    lines.add("");
    lines.add("## Units");
    lines.add("");
    lines.add("Case-sensitive. An observed value may also have a plain energy unit.");
    lines.add("");
    lines.add("```");
    lines.addAll(UnitCatalogue.listing());
    lines.add("```");
    return String.join("\n", lines) + "\n";
  }

  private static void describe(CommandSpec command, List<String> lines) {
    lines.add("");
    lines.add("### " + command.path());
    lines.add("");
    lines.add((command.help() + " " + command.explanation()).trim());
    lines.add("");
    for (Form form : command.forms()) {
      lines.add("- `" + (command.path() + " " + form.syntax()).trim() + "`");
      form.parameters().forEach(parameter -> lines.add("  - " + explained(parameter)));
    }
    switch (command.repetition()) {
      case REPLACES -> {}
      case PER_KEYWORD -> lines.add("- repeated with another first word, both hold");
      case PER_FIRST_VALUE -> lines.add("- repeated with another first value, both hold");
    }
    lines.add("- default: " + command.standard());
    lines.add("- example: `" + command.example() + "`");
  }

  private static String explained(Parameter parameter) {
    return parameter.name() + ": " + parameter.description();
  }
}
