package org.nudipole.cli.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nudipole.io.EventFileCheck;
import org.nudipole.io.EventFileReader;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.MacroException;
import org.nudipole.validation.comparison.Comparison;
import org.nudipole.validation.comparison.FamilyWise;
import org.nudipole.validation.comparison.RateComparison;
import org.nudipole.validation.comparison.TestResult;

/**
 * The verdict on one event file.
 *
 * @param file the file
 * @param alpha accepted probability of a false alarm
 * @param faults contradictions that chance cannot explain
 * @param run what its macro gives; empty if that is no macro
 * @param comparison the events against it; empty if there is none
 */
public record FileComparison(
    Path file,
    double alpha,
    List<String> faults,
    Optional<RunConfiguration> run,
    Optional<Comparison> comparison) {

  /**
   * Compares a file with its own macro.
   *
   * @throws org.nudipole.io.hdf5.EventFileException if it cannot be read
   */
  public static FileComparison of(Path file, double alpha) {
    try (EventFileReader reader = EventFileReader.open(file)) {
      List<String> faults = new ArrayList<>();
      for (String fault : EventFileCheck.faults(file)) {
        String prefix = file + ": ";
        faults.add(fault.startsWith(prefix) ? fault.substring(prefix.length()) : fault);
      }
      RunConfiguration run;
      try {
        run = RunConfiguration.stored(reader.header().macro(), reader.header().tables());
      } catch (MacroException e) {
        e.faults().forEach(fault -> faults.add(fault.toString()));
        return new FileComparison(file, alpha, faults, Optional.empty(), Optional.empty());
      }
      if (run.settings().runCommand().isEmpty()) {
        faults.add("/run/macro has no run command (it does not say what was generated)");
      }
      Comparison comparison =
          RateComparison.of(reader, run.prediction(), run.settings().seed(), beamOn(run, reader));
      faults.addAll(comparison.faults());
      return new FileComparison(file, alpha, faults, Optional.of(run), Optional.of(comparison));
    }
  }

  private static OptionalLong beamOn(RunConfiguration run, EventFileReader reader) {
    return run.isExposed()
        ? OptionalLong.empty()
        : OptionalLong.of(
            run.settings()
                .runCommand()
                .map(s -> s.integer("events"))
                .orElse(reader.header().events()));
  }

  /** Whether the file agrees with its macro. */
  public boolean agrees() {
    return faults.isEmpty() && comparison.map(c -> c.agrees(alpha)).orElse(false);
  }

  /** The verdict for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(file.toString());
    comparison.ifPresent(
        c -> {
          lines.add(SetUp.line("events", c.events() + ", " + c.detected() + " detected"));
          lines.addAll(table(c));
        });
    faults.forEach(fault -> lines.add("  CONTRADICTION  " + fault));
    comparison.ifPresent(
        c -> {
          for (TestResult failure : c.judged(alpha).failures()) {
            lines.add("  FAILED  " + failure.name() + ": " + failure.detail());
          }
          if (!c.untested().isEmpty()) {
            lines.add("  not tested: " + String.join(", ", c.untested()));
          }
        });
    lines.add("  " + verdict());
    return lines;
  }

  private String verdict() {
    String verdict = agrees() ? "agrees with its macro" : "DISAGREES with its macro";
    List<String> reasons = new ArrayList<>();
    if (!faults.isEmpty()) {
      reasons.add(faults.size() + " contradiction" + (faults.size() == 1 ? "" : "s"));
    }
    comparison
        .map(c -> c.judged(alpha))
        .ifPresent(
            family ->
                reasons.add(
                    String.format(
                        Locale.ROOT,
                        "family-wise p = %s of %d tests, alpha = %s",
                        probability(family.p()),
                        family.results().size(),
                        probability(alpha))));
    return verdict + " (" + String.join("; ", reasons) + ")";
  }

  private List<String> table(Comparison c) {
    FamilyWise family = c.judged(alpha);
    TextTable table = new TextTable(List.of("test"), List.of("statistic", "dof", "p", "verdict"));
    for (TestResult test : c.tests()) {
      boolean chiSquare = test.degreesOfFreedom() > 0;
      table.add(
          List.of(
              test.name(),
              String.format(Locale.ROOT, chiSquare ? "%.1f" : "%+.2f", test.statistic()),
              chiSquare ? Integer.toString(test.degreesOfFreedom()) : "pull",
              probability(test.p()),
              family.adjusted(test) < alpha ? "FAILED" : "ok"));
    }
    return table.lines();
  }

  private static String probability(double p) {
    return p >= 1e-3 || p == 0
        ? String.format(Locale.ROOT, p == 0 ? "%.0f" : "%.3f", p)
        : String.format(Locale.ROOT, "%.1e", p);
  }

  /** The verdict for programs. */
  public Map<String, Object> json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", file.toString());
    object.put("agrees", agrees());
    object.put("alpha", alpha);
    object.put("faults", faults);
    comparison.ifPresent(
        c -> {
          FamilyWise family = c.judged(alpha);
          object.put("p", family.p());
          object.put("n_events", c.events());
          object.put("n_detected", c.detected());
          object.put("not_tested", c.untested());
          object.put("tests", c.tests().stream().map(test -> json(test, family)).toList());
        });
    return object;
  }

  private Map<String, Object> json(TestResult test, FamilyWise family) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", test.name());
    if (Double.isFinite(test.statistic())) {
      // What is impossible has no finite statistic.
      object.put("statistic", test.statistic());
    }
    object.put("degrees_of_freedom", test.degreesOfFreedom());
    object.put("p", test.p());
    object.put("agrees", family.adjusted(test) >= alpha);
    object.put("detail", test.detail());
    return object;
  }
}
