package org.nudipole.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.DetectorCommands;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.InteractionCommands;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.ResponseCommands;
import org.nudipole.macros.language.RunCommands;
import org.nudipole.macros.language.SourceCommands;
import org.nudipole.macros.language.SourceKind;
import org.nudipole.macros.language.StoredFiles;
import org.nudipole.macros.language.SystemFiles;

/** What must be known of an experiment: each a command, an option of {@code init}, a question. */
enum InitQuestion {
  SOURCE(SourceCommands.USE, "cr51"),
  ENERGY(SourceCommands.ENERGY, "30 MeV"),
  FLAVOUR(SourceCommands.FLAVOUR, "nu_e"),
  TABLE(SourceCommands.TABLE, ""),
  ACTIVITY(SourceCommands.ACTIVITY, "5 MCi"),
  POWER(SourceCommands.POWER, "3 GW"),
  PROTONS_ON_TARGET(SourceCommands.PROTONS_ON_TARGET, "1e23"),
  YIELD_PER_FLAVOUR(SourceCommands.YIELD_PER_FLAVOUR, "0.085"),
  FLUX(SourceCommands.FLUX, "1e7 /cm2/s"),
  DISTANCE(SourceCommands.DISTANCE, "1 m"),
  MATERIAL(DetectorCommands.MATERIAL, "Ge"),
  MASS(DetectorCommands.MASS, "1 kg"),
  INTERACTION(InteractionCommands.USE, ScatteringProcess.CEVNS.label()),
  QUENCHING(ResponseCommands.QUENCHING, "lindhard"),
  THRESHOLD(ResponseCommands.THRESHOLD, "5 eV"),
  EXPOSURE(RunCommands.EXPOSURE, "100 day");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copies
  private final CommandSpec command;

  /** From a reactor or an accelerator. */
  private static final String FAR = "20 m";

  private final String standard;

  InitQuestion(CommandSpec command, String standard) {
    this.command = command;
    this.standard = standard;
  }

  /** The command that the answer is a value of. */
  CommandSpec command() {
    return command;
  }

  /** Name of its option. */
  String option() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is taken where nothing is said; empty where there is nothing to take. */
  String standard(Map<InitQuestion, String> before) {
    boolean far =
        this == DISTANCE
            && switch (kind(before)) {
              case REACTOR, PION -> true;
              case ELECTRON_CAPTURE, SUN, MONOENERGETIC, TABULATED -> false;
            };
    return far ? FAR : standard;
  }

  /** What is taken where nothing is said, as the help tells it. */
  String told() {
    return standard.isEmpty()
        ? ""
        : " [" + standard + (this == DISTANCE ? "; of a reactor or of pions " + FAR : "") + "]";
  }

  /** The words that an answer may be; none where it is a number, a file or several words. */
  List<String> words() {
    return command.hasKeywords()
        ? command.keywords()
        : command.forms().stream()
            .flatMap(form -> form.parameters().stream().limit(1))
            .flatMap(parameter -> parameter.choices().stream())
            .toList();
  }

  /**
   * Whether the question arises after these answers.
   *
   * @param statesFlux whether the table of the source, if it is one, is that of a flux
   */
  boolean arises(Map<InitQuestion, String> before, boolean statesFlux) {
    return switch (this) {
      case SOURCE, MATERIAL, MASS, INTERACTION, THRESHOLD, EXPOSURE -> true;
      // Where both are seen, nuclear recoils are on the scale of electrons.
      case QUENCHING -> before.get(INTERACTION).contains(" ");
      default -> ofSource(kind(before), statesFlux).contains(this);
    };
  }

  private static List<InitQuestion> ofSource(SourceKind kind, boolean statesFlux) {
    return switch (kind) {
      case ELECTRON_CAPTURE -> List.of(ACTIVITY, DISTANCE);
      case REACTOR -> List.of(POWER, DISTANCE);
      case PION -> List.of(PROTONS_ON_TARGET, YIELD_PER_FLAVOUR, DISTANCE);
      case SUN -> List.of();
      case MONOENERGETIC -> List.of(ENERGY, FLAVOUR, FLUX);
      case TABULATED -> statesFlux ? List.of(TABLE) : List.of(TABLE, ACTIVITY, DISTANCE);
    };
  }

  private static SourceKind kind(Map<InitQuestion, String> before) {
    return SourceKind.of(before.get(SOURCE));
  }

  /** The line of a macro. */
  String line(String answer) {
    // The name of a file may have blanks.
    boolean bare = this == TABLE && answer.contains(" ") && !answer.contains("\"");
    return command.path() + " " + (bare ? '"' + answer + '"' : answer);
  }

  /** What is wrong with an answer. */
  List<Fault> faults(String answer) {
    StoredFiles text = new StoredFiles(Map.of(option(), line(answer)));
    return new MacroParser(List.of(text, new SystemFiles()))
        .read(option(), List.of(), List.of())
        .faults();
  }

  /** The question of an option. */
  static Stream<InitQuestion> all() {
    return Arrays.stream(values());
  }
}
