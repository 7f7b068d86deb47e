package org.nudipole.cli.report;

import static org.nudipole.cli.report.Block.line;
import static org.nudipole.cli.report.Table.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.data.Target;
import org.nudipole.io.Shard;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.RunOutcome;

/** The summary of a run. */
public final class RunReport {
  private RunReport() {}

  /** What was generated. */
  public static Report of(RunOutcome outcome, int threads) {
    return outcome.tally().isPresent() ? made(outcome, threads) : kept(outcome);
  }

  // What an earlier run has made, and nobody has counted by channels.
  private static Report kept(RunOutcome outcome) {
    return new Report(
        "",
        List.of(
            line(
                "events",
                outcome.header().events()
                    + ", "
                    + outcome.summary().detected()
                    + " of them detected, complete already"),
            line("file", outcome.file().toString()),
            line("digest", outcome.summary().digest())));
  }

  private static Report made(RunOutcome outcome, int threads) {
    RunConfiguration run = outcome.configuration();
    double exposure = RateReport.kilogramDays(run);
    double expected = run.expectedEvents();
    double estimate = outcome.summary().expectedEventsMc();
    double error = outcome.summary().expectedEventsMcError();
    List<Block> blocks = new ArrayList<>(SetUp.of(run));
    Shard shard = outcome.header().shard();
    if (shard.count() > 1) {
      blocks.add(
          line(
              "shard",
              (shard.index() + 1)
                  + " of "
                  + shard.count()
                  + ", "
                  + outcome.header().events()
                  + " events"));
    }
    List<ChannelRow> rows = ChannelRow.of(outcome, Target::element);
    blocks.add(new Block.Note(""));
    blocks.addAll(ModuleRow.blocks(run, modules(run, rows)));
    blocks.add(counts(ChannelRow.together(rows)));
    blocks.add(new Block.Note(""));
    blocks.add(
        line(
            "rate",
            Digits.five(expected / exposure)
                + " events, "
                + Digits.five(run.expectedDetected() / exposure)
                + " detected per kg day"));
    blocks.addAll(CutBlocks.of(run));
    blocks.add(
        line(
            "check",
            "Monte Carlo "
                + Digits.withError(estimate, error)
                + ", quadrature "
                + Digits.five(expected)
                + " expected events"
                + (error > 0 ? ", pull " + Digits.signed((estimate - expected) / error, 2) : "")));
    blocks.add(line("file", outcome.file() + size(outcome.file())));
    blocks.add(line("digest", outcome.summary().digest()));
    blocks.add(
        line(
            "speed",
            Digits.speed(outcome.made() / Math.max(outcome.seconds(), 1e-9))
                + " events/s ("
                + outcome.made()
                + " events in "
                + Digits.fixed(outcome.seconds(), 2)
                + " s, "
                + threads
                + (threads == 1 ? " thread)" : " threads)")));
    return new Report("", blocks);
  }

  /** What would be generated. */
  public static Report planned(RunConfiguration run, Path file) {
    List<Block> blocks = new ArrayList<>(RateReport.of("", run).blocks());
    if (!run.isClosed()) {
      blocks.add(line("file", file + " (not written: --dry-run)"));
    }
    blocks.add(line("macro", "as resolved:"));
    blocks.add(new Block.Verbatim(run.settings().toMacro().lines().toList()));
    return new Report("", blocks);
  }

  private static List<ModuleRow> modules(RunConfiguration run, List<ChannelRow> rows) {
    return ModuleRow.expected(run).stream()
        .map(
            module -> {
              ChannelRow sum =
                  ChannelRow.total(
                      rows.stream().filter(r -> r.module().equals(module.name())).toList());
              return new ModuleRow(module.name(), module.run(), sum.generated(), sum.detected());
            })
        .toList();
  }

  private static Table<ChannelRow> counts(List<ChannelRow> rows) {
    List<Table.Column<ChannelRow>> columns = new ArrayList<>(ChannelRow.NAMES);
    columns.add(number("expected", "", ChannelRow::expected));
    columns.add(number("exp. detected", "", ChannelRow::expectedDetected));
    columns.add(number("generated", "", ChannelRow::generated));
    columns.add(number("detected", "", ChannelRow::detected));
    return new Table<>("", columns, rows, List.of(ChannelRow.total(rows)));
  }

  private static String size(Path file) {
    if (Files.isDirectory(file)) {
      return "/"; // with several files
    }
    try {
      return ", " + Digits.bytes(Files.size(file));
    } catch (IOException e) {
      return ""; // somebody has taken the complete file away already
    }
  }
}
