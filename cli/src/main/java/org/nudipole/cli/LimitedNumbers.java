package org.nudipole.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Scan;
import picocli.CommandLine.Option;

/** Which numbers of a macro a limit is about. */
final class LimitedNumbers {
  @Option(
      names = "--parameter",
      paramLabel = "COMMAND",
      description =
          "What is limited: a command with a number, and the words before the number. Default:"
              + " ${DEFAULT-VALUE}.")
  private String parameter = DipoleCommands.MOMENT.path();

  @Option(
      names = "--scan",
      paramLabel = "SCAN",
      description =
          "Another parameter that is moved: \"COMMAND FROM .. TO log N\", or linear for log.")
  private String scan;

  @Option(
      names = "--profile",
      paramLabel = "COMMAND",
      split = ",",
      description =
          "Other numbers of the macro that are left free at each value of the limited one, such as"
              + " \"/dipole/lambda 24,/dipole/lambda 24 #phase\"; separated by commas.")
  private List<String> profile = new ArrayList<>();

  /**
   * The numbers in a macro.
   *
   * @param limited what is limited
   * @param scan what is moved, if anything is
   * @param profiled what is left free
   */
  record Of(FreeParameter limited, Optional<Scan> scan, List<FreeParameter> profiled) {}

  /** Whether a number is moved. */
  boolean isScan() {
    return scan != null;
  }

  /** The options as they were given, for what is said of them. */
  String text() {
    return "--parameter " + parameter + (scan == null ? "" : " --scan " + scan);
  }

  /**
   * The numbers in a macro.
   *
   * @throws IllegalArgumentException with all that is wrong with the options
   */
  Of in(RunSettings settings) {
    List<String> faults = new ArrayList<>();
    Optional<FreeParameter> limited = kept(faults, "--parameter", () -> limited(settings));
    RunSettings withLimited = limited.map(free -> having(free, settings)).orElse(settings);
    Optional<Scan> along =
        Optional.ofNullable(scan)
            .flatMap(text -> kept(faults, "--scan", () -> Scan.of(text, withLimited)));
    limited
        .filter(free -> along.filter(s -> s.parameter().text().equals(free.text())).isPresent())
        .ifPresent(
            free ->
                faults.add(
                    "--scan "
                        + scan
                        + " ("
                        + free.text()
                        + " is what is limited) scan another parameter, or limit another:"
                        + " --parameter"));
    refuse(faults);
    FreeParameter free = limited.orElseThrow();
    RunSettings whole = along.map(s -> having(s.parameter(), withLimited)).orElse(withLimited);
    List<FreeParameter> profiled = profiled(whole, free, along, faults);
    refuse(faults);
    return new Of(free, along, profiled);
  }

  /** All of the numbers, for what is told of a macro in which they move. */
  List<FreeParameter> varied(RunSettings settings) {
    FreeParameter limited = FreeParameter.of(parameter, settings);
    List<FreeParameter> varied = new ArrayList<>(List.of(limited));
    RunSettings whole = having(limited, settings);
    if (scan != null) {
      FreeParameter scanned = Scan.of(scan, whole).parameter();
      varied.add(scanned);
      whole = having(scanned, whole);
    }
    for (String name : profile) {
      varied.add(FreeParameter.of(name, whole));
    }
    return varied;
  }

  // What is limited or scanned is there, though no line of the macro has it: an element of the
  // matrix has a phase then.
  private static RunSettings having(FreeParameter number, RunSettings settings) {
    return number.value(settings).isPresent() || !number.isAlone(settings)
        ? settings
        : number.set(settings, number.exampleValue());
  }

  private List<FreeParameter> profiled(
      RunSettings settings, FreeParameter free, Optional<Scan> along, List<String> faults) {
    List<FreeParameter> profiled = new ArrayList<>();
    Set<String> taken = new HashSet<>(Set.of(free.text()));
    along.ifPresent(s -> taken.add(s.parameter().text()));
    for (String name : profile) {
      kept(faults, "--profile", () -> FreeParameter.of(name, settings))
          .ifPresent(
              number -> {
                if (taken.add(number.text())) {
                  profiled.add(number);
                } else {
                  faults.add(
                      "--profile "
                          + name
                          + " (it is limited, scanned or named already) name each number once");
                }
              });
    }
    return profiled;
  }

  private FreeParameter limited(RunSettings settings) {
    FreeParameter free = FreeParameter.of(parameter, settings);
    if (free.nothing().isEmpty()) {
      free.requireValue(settings);
    }
    return free;
  }

  // The value, or one fault more of an option.
  private static <T> Optional<T> kept(List<String> faults, String option, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (IllegalArgumentException e) {
      faults.add(option + " " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void refuse(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }
}
