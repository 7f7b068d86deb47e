package org.nudipole.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nudipole.generator.data.Target;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.RunOutcome;

/** The summary of a run. */
public final class RunReport {
  private RunReport() {}

  /** What was generated. */
  public static List<String> of(RunOutcome outcome, int threads) {
    RunConfiguration run = outcome.configuration();
    List<String> lines = new ArrayList<>(SetUp.of(run));
    lines.add("");
    lines.addAll(counts(outcome));
    lines.add("");
    lines.add(rate(run));
    lines.add(RateReport.cut(run));
    double expected = run.expectedEvents();
    double estimate = outcome.summary().expectedEventsMc();
    double error = outcome.summary().expectedEventsMcError();
    String pull =
        error > 0 ? String.format(Locale.ROOT, ", pull %+.2f", (estimate - expected) / error) : "";
    lines.add(
        SetUp.line(
            "check",
            "Monte Carlo "
                + Figures.withError(estimate, error)
                + ", quadrature "
                + Figures.of(expected)
                + " expected events"
                + pull));
    lines.add(SetUp.line("file", outcome.file() + ", " + Figures.bytes(size(outcome.file()))));
    lines.add(SetUp.line("digest", outcome.summary().digest()));
    long events = outcome.header().events();
    lines.add(
        SetUp.line(
            "speed",
            String.format(
                Locale.ROOT,
                "%s events/s (%d events in %.2f s, %d thread%s)",
                Figures.speed(events / Math.max(outcome.seconds(), 1e-9)),
                events,
                outcome.seconds(),
                threads,
                threads == 1 ? "" : "s")));
    return lines;
  }

  /** What would be generated. */
  public static List<String> planned(RunConfiguration run, Path file) {
    List<String> lines = new ArrayList<>(RateReport.text(run));
    if (!run.isClosed()) {
      lines.add(SetUp.line("file", file + " (not written: --dry-run)"));
    }
    lines.add(SetUp.line("macro", "as resolved:"));
    run.settings().toMacro().lines().forEach(line -> lines.add("    " + line));
    return lines;
  }

  private static String rate(RunConfiguration run) {
    double exposure = RateReport.kilogramDays(run);
    return SetUp.line(
        "rate",
        Figures.of(run.expectedEvents() / exposure)
            + " events, "
            + Figures.of(run.expectedDetected() / exposure)
            + " detected per kg day");
  }

  private static List<String> counts(RunOutcome outcome) {
    TextTable table =
        new TextTable(
            List.of("channel", "part", "neutrino", "target"),
            List.of("expected", "exp. detected", "generated", "detected"));
    double expected = 0;
    double expectedDetected = 0;
    long generated = 0;
    long detected = 0;
    for (ChannelRow row : ChannelRow.of(outcome, Target::element)) {
      table.add(
          List.of(
              row.interaction(),
              row.part(),
              row.neutrino(),
              row.target(),
              Figures.of(row.expected()),
              Figures.of(row.expectedDetected()),
              Long.toString(row.generated()),
              Long.toString(row.detected())));
      expected += row.expected();
      expectedDetected += row.expectedDetected();
      generated += row.generated();
      detected += row.detected();
    }
    table.rule();
    table.add(
        List.of(
            "total",
            "",
            "",
            "",
            Figures.of(expected),
            Figures.of(expectedDetected),
            Long.toString(generated),
            Long.toString(detected)));
    return table.lines();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // somebody has taken the complete file away already
    }
  }
}
