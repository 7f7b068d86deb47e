package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.generator.axis.Digits;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.statistics.limit.Experiment;

/** What limits and regions of a picture come from: data or none, in which exposure. */
final class DataLine {
  private DataLine() {}

  /** One line, each macro by its name where there are several. */
  static String of(List<LimitReport> reports) {
    List<String> parts = new ArrayList<>();
    List<Experiment> all = reports.stream().flatMap(r -> r.curve().experiments().stream()).toList();
    List<String> names = MacroNames.of(all.stream().map(Experiment::name).toList());
    for (LimitReport report : reports) {
      for (int k = 0; k < report.data().size(); k++) {
        Experiment one = report.curve().experiments().get(k);
        parts.add(
            (all.size() > 1 ? names.get(parts.size()) + ": " : "")
                + (one.data().isPresent()
                    ? "from data " + file(report.data().get(k))
                    : "expected, without a signal")
                + ", "
                + (one.exposureFactor() == 1 ? "" : Digits.brief(one.exposureFactor()) + " times ")
                + (report.curve().isOfExposures()
                    ? "exposure as scanned"
                    : SetUp.exposure(one.run()).text()));
      }
    }
    return String.join("; ", parts);
  }

  /** The numbers that were left free beside what is drawn; empty if there are none. */
  static List<String> free(LimitReport report) {
    List<String> free = report.curve().profiled().stream().map(FreeParameter::text).toList();
    return free.isEmpty() ? List.of() : List.of("left free: " + String.join(", ", free));
  }

  /**
   * The name of a curve beside others: with its data, unless their file bears the name itself.
   *
   * @param name name of the macro in the picture
   */
  static String named(String name, LimitReport report) {
    List<String> parts = new ArrayList<>(List.of(name));
    report.data().stream()
        .map(DataLine::file)
        .filter(file -> report.curve().counts().isPresent() && !file.equals(name + ".csv"))
        .forEach(parts::add);
    return String.join(", ", parts);
  }

  private static String file(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
