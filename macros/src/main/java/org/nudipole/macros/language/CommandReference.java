package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands and units as text for readers, made from the same list that the parser uses. */
public final class CommandReference {
  /** An example of a user's table. */
  static final List<String> TABLE =
      List.of("# columns: energy,efficiency", "# units: eV,1", "5,0.1", "10,0.85", "20,0.9");

  /** An example of a user's spectrum. */
  static final List<String> SPECTRUM =
      List.of(
          "# columns: energy,nu_e,anti_nu_mu",
          "# units: MeV,/MeV,/MeV",
          "0.5,0,0.1",
          "1,0.8,0.3",
          "3,0,0.2");

  private CommandReference() {}

  /** What each command does, for {@code nudipole list commands}. */
  public static Map<String, String> listing() {
    Map<String, String> listing = new LinkedHashMap<>();
    Commands.all().forEach(command -> listing.put(command.path(), command.help()));
    return listing;
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
        "A text file whose first lines declare its columns and their units; columns are found by"
            + " their names, in any order:");
    lines.add("");
    lines.add("```");
    lines.addAll(TABLE);
    lines.add("```");
    lines.add("");
    lines.add(
        "A row has one value for each column, between commas, or between blanks or tabs. A column"
            + " that the command does not take is a fault, unless the header has a line"
            + " `# ignored: NAME NAME`; so are a second column of one name, a missing one and a unit"
            + " of something else. The argument of a curve rises from row to row: points in one"
            + " column (energy), two or more, or bins that follow each other in two (energy_low,"
            + " energy_high). Between points a curve is linear, in a bin it is constant; a quenching"
            + " factor is linear between the middles of bins.");
    lines.add("");
    lines.add("| command | points | bins | values |");
    lines.add("|---|---|---|---|");
    lines.add(
        "| /response/quenching | energy | energy_low, energy_high | value or quenching, in [0, 1] |");
    lines.add(
        "| /response/efficiency | energy or observed (or photoelectrons) | energy_low, energy_high"
            + " or observed_low, observed_high | value or efficiency, in [0, 1] |");
    lines.add(
        "| /response/share | energy or observed (or photoelectrons) | energy_low, energy_high or"
            + " observed_low, observed_high | value or share, in [0, 1] |");
    lines.add(
        "| /response/timeEfficiency | time or pulse_time | pulse_time_low, pulse_time_high | value or"
            + " efficiency, in [0, 1] |");
    lines.add(
        "| /background/table | energy or observed (or photoelectrons) | energy_low, energy_high |"
            + " value, rate, height, events or counts |");
    lines.add(
        "| /background/timeTable | | begin, end or pulse_time_low, pulse_time_high (or from, to) |"
            + " share or value |");
    lines.add(
        "| /interaction/bindingCorrection | energy | energy_low, energy_high | value or ratio |");
    lines.add("| /dipole/bindingCorrection | energy | energy_low, energy_high | value or ratio |");
    lines.add(
        "| /interaction/ratioTable | recoil, perhaps beside neutrino_energy | recoil_low,"
            + " recoil_high | ratio |");
    lines.add(
        "| /interaction/crossSectionTable | recoil, perhaps beside neutrino_energy | recoil_low,"
            + " recoil_high | cross_section, in cm2/keV |");
    lines.add("| /source/table | energy | energy_low, energy_high | one for each flavour |");
    lines.add("| /fit/data | | observed_low, observed_high | counts |");
    lines.add("| /fit/shape | | observed_low, observed_high | up, down, up_NAME, down_NAME |");
    lines.add("");
    lines.add(
        "The energy is in eV, keV or MeV, also with nr or ee where that is what the run observes"
            + " (recoil energies of a quenching factor are nr, or those of electrons ee), and the"
            + " observed value of an efficiency in PE where the run observes photoelectrons; a time"
            + " is in ns, us, ms or s. A value has the unit 1, and holds outside the table as at its"
            + " ends; outside the table of an interaction of your own it is 0. The spectrum of a background is zero outside, and its values have the unit of"
            + " a rate per energy, or 1 for relative heights, or in bins that of counts. Counts have"
            + " the unit 1 or counts.");
    lines.add("");
    lines.add("The columns of /source/table are named as in /source/flavour:");
    lines.add("");
    lines.add("```");
    lines.addAll(SPECTRUM);
    lines.add("```");
    lines.add("");
    lines.add(
        "Their values are per emission and energy, such as /MeV or /keV, or those of a flux, such"
            + " as /cm2/s/MeV (area cm2 or m2, time s or day, in any order), and zero outside the"
            + " table. A flux is the integral over the energy, summed over the flavours.");
    lines.add("");
    lines.add(
        "A table may also be an HDF5 file: in the root or in one group, datasets of one dimension"
            + " and equal length, each with its unit in the attribute units; attributes of the root"
            + " or group that are text, such as title, source and ignored, are lines of the header."
            + " In messages its first row is behind these lines.");
    lines.add("");
    lines.add("## Units");
    lines.add("");
    lines.add(
        "Case-sensitive. Observed energies are those of a nuclear recoil (keVnr), or those of an"
            + " electron with the same signal (keVee, electron equivalent); signals are photoelectrons"
            + " (PE). An observed value may also have a plain energy unit, which is that of the run's"
            + " own observable.");
    lines.add("");
    lines.add("```");
    int width = UnitCatalogue.listing().keySet().stream().mapToInt(String::length).max().orElse(0);
    UnitCatalogue.listing()
        .forEach((what, of) -> lines.add(String.format("%-" + width + "s  %s", what, of)));
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
      case PER_FIRST_VALUE ->
          lines.add(
              "- repeated with another first value, both hold"
                  + (command.isPeriod() ? "; those of --set in place of all of the macro" : ""));
      case PER_LAST_WORD -> lines.add("- repeated with another last word, or without, both hold");
    }
    lines.add("- default: " + command.standard().text());
    lines.add("- example: `" + command.example() + "`");
  }

  private static String explained(Parameter parameter) {
    return parameter.name() + ": " + parameter.description();
  }
}
