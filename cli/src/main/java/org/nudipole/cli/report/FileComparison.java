package org.nudipole.cli.report;

import static org.nudipole.cli.report.Block.value;
import static org.nudipole.cli.report.Table.told;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nudipole.generator.axis.Digits;
import org.nudipole.io.EventSet;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.run.EventInput;
import org.nudipole.validation.comparison.Comparison;
import org.nudipole.validation.comparison.FamilyWise;
import org.nudipole.validation.comparison.RateComparison;
import org.nudipole.validation.comparison.TestResult;

/**
 * The verdict on one event file.
 *
 * @param file the file, or the folder of its shards
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

  private static final String WORST =
      "worst of N: the pull of the bin whose count is the least probable, and p the probability of"
          + " one like it in any of the N, from exact counts: where a bin expects few events, a large"
          + " pull is no rare one";

  /** More tests than this are not shown one by one. */
  private static final int MOST_SHOWN = 500;

  /**
   * Compares a file with its own macro.
   *
   * @throws org.nudipole.io.hdf5.EventFileException if it cannot be read
   */
  public static FileComparison of(EventInput input, double alpha) {
    Path file = input.name();
    try (EventSet reader = input.unchecked()) {
      List<String> faults = new ArrayList<>();
      for (String fault : reader.faults()) {
        String prefix = file + ": ";
        faults.add(fault.startsWith(prefix) ? fault.substring(prefix.length()) : fault);
      }
      if (reader.columns().stream().anyMatch(c -> c.rows() != reader.rows())) {
        return new FileComparison(file, alpha, faults, Optional.empty(), Optional.empty());
      }
      RunConfiguration run;
      try {
        run =
            RunConfiguration.stored(
                reader.header().macro(), reader.header().tables(), reader.header().formatVersion());
      } catch (MacroException e) {
        e.faults().forEach(fault -> faults.add(fault.toString()));
        return new FileComparison(file, alpha, faults, Optional.empty(), Optional.empty());
      }
      if (run.settings().runCommand().isEmpty()) {
        faults.add("/run/macro has no run command (it does not say what was generated)");
      }
      Comparison comparison =
          RateComparison.of(reader, run.detector(), run.settings().seed(), beamOn(run, reader));
      faults.addAll(comparison.faults());
      return new FileComparison(file, alpha, faults, Optional.of(run), Optional.of(comparison));
    }
  }

  private static OptionalLong beamOn(RunConfiguration run, EventSet reader) {
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

  /** Counts, tests, contradictions, verdict. */
  public Report report() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(value("file", file.toString()));
    blocks.add(value("agrees", agrees()));
    blocks.add(value("alpha", alpha));
    blocks.add(value("faults", faults));
    comparison.ifPresent(
        c -> {
          blocks.add(value("p", c.judged(alpha).p()));
          blocks.add(
              new Block.Fact(
                  "events",
                  c.events() + ", " + c.detected() + " detected",
                  "n_events",
                  c.events()));
          blocks.add(value("n_detected", c.detected()));
          blocks.add(value("not_tested", c.untested()));
          blocks.addAll(tests(c));
        });
    faults.forEach(fault -> blocks.add(new Block.Note("  CONTRADICTION  " + fault)));
    comparison.ifPresent(
        c -> {
          for (TestResult failure : c.judged(alpha).failures()) {
            blocks.add(new Block.Note("  FAILED  " + failure.name() + ": " + failure.detail()));
          }
          if (!c.untested().isEmpty()) {
            blocks.add(new Block.Note("  not tested: " + String.join(", ", c.untested())));
          }
        });
    blocks.add(new Block.Note("  " + verdict()));
    return new Report(file.toString(), blocks);
  }

  // Those of a hundred modules are for programs; what failed is told below.
  private List<Block> tests(Comparison c) {
    Table<TestResult> table = table(c);
    return table.rows().size() > MOST_SHOWN
        ? List.of(
            value("tests", table.objects()),
            new Block.Note("  " + table.rows().size() + " tests; --json tells them one by one"))
        : List.of(table, new Block.Note("  " + WORST));
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
                    "family-wise p = "
                        + Digits.probability(family.p())
                        + " of "
                        + family.results().size()
                        + " tests, alpha = "
                        + Digits.probability(alpha)));
    return verdict + " (" + String.join("; ", reasons) + ")";
  }

  private Table<TestResult> table(Comparison c) {
    FamilyWise family = c.judged(alpha);
    List<Table.Column<TestResult>> columns =
        List.of(
            Table.words("test", "name", TestResult::name),
            // What is impossible has no finite statistic.
            Table.<TestResult>number(
                    "statistic",
                    "statistic",
                    t -> Optional.of(t.statistic()).filter(Double::isFinite))
                .shown(
                    t ->
                        isChiSquare(t)
                            ? Digits.fixed(t.statistic(), 1)
                            : Digits.signed(t.statistic(), 2)),
            Table.<TestResult>number("of", "degrees_of_freedom", TestResult::degreesOfFreedom)
                .shown(FileComparison::kind),
            told("looks", TestResult::looks),
            Table.<TestResult>number("p", "p", TestResult::p).shown(t -> Digits.probability(t.p())),
            Table.<TestResult>number("verdict", "agrees", t -> family.adjusted(t) >= alpha)
                .shown(t -> family.adjusted(t) < alpha ? "FAILED" : "ok"),
            told("detail", TestResult::detail));
    return new Table<>("tests", columns, c.tests());
  }

  // A chi-square has degrees of freedom; a pull is the only one of its test, or the worst of many.
  private static String kind(TestResult test) {
    return isChiSquare(test)
        ? test.degreesOfFreedom() + " dof"
        : test.looks() > 1 ? "worst of " + test.looks() : "pull";
  }

  private static boolean isChiSquare(TestResult test) {
    return test.degreesOfFreedom() > 0;
  }
}
