package org.nudipole.cli.report;

import static org.nudipole.cli.report.Block.line;
import static org.nudipole.cli.report.Block.value;
import static org.nudipole.cli.report.Table.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.data.Target;
import org.nudipole.io.Shard;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.RunOutcome;

/** The summary of a run. */
public final class RunReport {
  private RunReport() {}

  /**
   * What was generated.
   *
   * @param files the event files
   */
  public static Report of(RunOutcome outcome, List<Path> files, int threads) {
    Report report = outcome.tally().isPresent() ? made(outcome, threads) : kept(outcome);
    List<Block> blocks = new ArrayList<>(report.blocks());
    blocks.addAll(values(outcome, files));
    return new Report(report.title(), blocks);
  }

  /** That nothing was generated, because a sterile mass opens no channel. */
  public static Report closed(RunConfiguration run) {
    List<Block> blocks = new ArrayList<>(SetUp.of(run));
    blocks.addAll(values(run));
    blocks.add(value("files", List.of()));
    return new Report("", blocks);
  }

  // What programs get of every run.
  private static List<Block> values(RunConfiguration run) {
    return List.of(
        value("run", run.settings().number()),
        RunTable.aliases(run.settings()),
        value("seed", run.settings().seed()),
        value("closed", run.isClosed()),
        value("closed_reason", run.closed()),
        value("exposure_s", Digits.entered(run.common().exposure() / Units.S)),
        value("expected_events", run.expectedEvents()),
        value("expected_detected", run.expectedDetected()));
  }

  private static List<Block> values(RunOutcome outcome, List<Path> files) {
    List<Block> values = new ArrayList<>(values(outcome.configuration()));
    Shard shard = outcome.header().shard();
    values.add(value("expected_events_mc", finite(outcome.summary().expectedEventsMc())));
    values.add(
        value("expected_events_mc_error", finite(outcome.summary().expectedEventsMcError())));
    values.add(value("n_events", outcome.header().events()));
    values.add(value("n_detected", outcome.summary().detected()));
    values.add(value("shard_index", shard.index()));
    values.add(value("shard_count", shard.count()));
    values.add(value("file", outcome.file().toString()));
    values.add(value("files", files.stream().map(Path::toString).toList()));
    values.add(value("digest", outcome.summary().digest()));
    if (outcome.tally().isPresent()) {
      List<Table.Column<ChannelRow>> columns = new ArrayList<>(counted());
      columns.add(Table.words("", "module", ChannelRow::module));
      List<ChannelRow> rows = ChannelRow.of(outcome, Target::name);
      values.add(value("channels", new Table<>("", columns, rows).objects()));
    }
    return values;
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
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
      blocks.add(
          new Block.Fact("file", file + " (not written: --dry-run)", "file", file.toString()));
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
    return new Table<>("", counted(), rows, List.of(ChannelRow.total(rows)));
  }

  private static List<Table.Column<ChannelRow>> counted() {
    List<Table.Column<ChannelRow>> columns = new ArrayList<>(ChannelRow.NAMES);
    columns.add(number("expected", "expected_events", ChannelRow::expected));
    columns.add(number("exp. detected", "expected_detected", ChannelRow::expectedDetected));
    columns.add(number("generated", "n_events", ChannelRow::generated));
    columns.add(number("detected", "n_detected", ChannelRow::detected));
    return columns;
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
