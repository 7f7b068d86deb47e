package org.nudipole.macros.language;

import static org.nudipole.macros.language.Default.absent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nudipole.macros.language.CommandSpec.Role;

/**
 * Commands that those who know Geant4 write out of habit. What does no harm here is accepted with a
 * warning; for what would be missed it is told what to write.
 */
public final class GeantCommands {
  private static final String HELP = "Of Geant4: accepted, and does nothing here.";

  /** Prepares a run in Geant4. */
  public static final CommandSpec INITIALIZE =
      accepted("/run/initialize", "", "A run needs no preparation.");

  /** Sets the number of threads in Geant4. */
  public static final CommandSpec THREADS =
      accepted(
          "/run/numberOfThreads",
          "4",
          "Events do not depend on threads; `nudipole run --threads` says how many there are.",
          new Parameter.Integer("threads", Range.POSITIVE));

  /** How much Geant4 says of a run. */
  public static final CommandSpec RUN_VERBOSE = verbose("/run/verbose");

  /** How much Geant4 says of commands. */
  public static final CommandSpec CONTROL_VERBOSE = verbose("/control/verbose");

  /** Prints a line in Geant4. */
  public static final CommandSpec ECHO =
      accepted(
          "/control/echo",
          "begin",
          "The answer of a command is all that it prints; # begins a comment.",
          new Parameter.RestOfLine("text"));

  static final List<CommandSpec> OF_CONTROL = List.of(CONTROL_VERBOSE, ECHO);
  static final List<CommandSpec> OF_RUN = List.of(INITIALIZE, THREADS, RUN_VERBOSE);

  private GeantCommands() {}

  /** What to do in place of a command of Geant4 that is not accepted; empty for any other. */
  static Optional<String> instead(String path) {
    return instead().entrySet().stream()
        .filter(entry -> path.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The settings that do nothing, each as a warning. */
  public static List<Fault> warnings(RunSettings run) {
    return run.settings().stream()
        .filter(setting -> setting.spec().role() == Role.FOREIGN)
        .map(
            setting ->
                setting.fault(
                    "a command of Geant4 that does nothing here",
                    "drop it. " + setting.spec().explanation()))
        .toList();
  }

  private static CommandSpec verbose(String path) {
    return accepted(
        path,
        "2",
        "`nudipole run --quiet` says nothing but errors.",
        new Parameter.Integer("level", Range.NOT_NEGATIVE));
  }

  private static CommandSpec accepted(
      String path, String example, String explanation, Parameter... parameters) {
    return Scope.CONTROL
        .setting(
            path,
            Form.only(parameters),
            HELP,
            explanation,
            absent(),
            (path + " " + example).strip())
        .withRole(Role.FOREIGN);
  }

  // Beginnings of commands that nothing here has, and what to do instead.
  private static Map<String, String> instead() {
    Map<String, String> instead = new LinkedHashMap<>();
    instead.put("/random/setSeeds", "write " + RunCommands.SEED + " N: one integer of 64 bits");
    instead.put("/random/", "write " + RunCommands.SEED + " N; events follow from it alone");
    String source = "say what emits neutrinos by " + SourceCommands.USE;
    instead.put("/gun/", source);
    instead.put("/gps/", source);
    instead.put("/vis/", "drop it; `nudipole compare --plot` draws spectra");
    instead.put("/analysis/", "name the event file by " + RunCommands.FILE);
    for (String directory : List.of("/event/", "/tracking/", "/process/", "/physics_lists/")) {
      instead.put(directory, "drop it");
    }
    return instead;
  }
}
