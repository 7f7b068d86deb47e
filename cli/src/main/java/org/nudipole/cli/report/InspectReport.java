package org.nudipole.cli.report;

import static org.nudipole.cli.report.Block.line;
import static org.nudipole.cli.report.Block.value;
import static org.nudipole.cli.report.Table.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.io.ChallengeFileReader;
import org.nudipole.io.EventSet;
import org.nudipole.io.RunHeader;
import org.nudipole.io.RunSummary;
import org.nudipole.io.StoredColumn;
import org.nudipole.io.TargetRow;

/** What a file says of itself. */
public final class InspectReport {
  private InspectReport() {}

  /** Header, counts, columns and macro of events. */
  public static Report of(EventSet reader) {
    RunHeader header = reader.header();
    RunSummary summary = reader.summary();
    List<String> targets = header.targets().stream().map(TargetRow::name).toList();
    List<Block> blocks =
        new ArrayList<>(
            List.of(
                value("file", reader.path().toString()),
                value("format_version", header.formatVersion()),
                new Block.Fact(
                    "written by",
                    header.generator()
                        + " on "
                        + header.architecture()
                        + ", revision "
                        + header.sourceRevision(),
                    "generator",
                    header.generator()),
                value("source_revision", header.sourceRevision()),
                value("architecture", header.architecture()),
                new Block.Fact("seed", Long.toString(header.seed()), "seed", header.seed()),
                line("events", header.events() + ", " + summary.detected() + " of them detected"),
                value("exposure_s", Digits.entered(header.exposure() / Units.S)),
                new Block.Fact(
                    "expected",
                    Digits.five(header.expectedEvents())
                        + ", "
                        + Digits.five(header.expectedDetected())
                        + " of them detected, in "
                        + Digits.brief(header.exposure() / Units.DAY)
                        + " day",
                    "expected_events",
                    header.expectedEvents()),
                value("expected_detected", header.expectedDetected()),
                new Block.Fact(
                    "check",
                    "Monte Carlo "
                        + Digits.withError(
                            summary.expectedEventsMc(), summary.expectedEventsMcError())
                        + " expected events",
                    "expected_events_mc",
                    summary.expectedEventsMc()),
                value("expected_events_mc_error", summary.expectedEventsMcError())));
    List<String> modules = header.labels().getOrDefault(Column.MODULE.name(), List.of());
    if (!modules.isEmpty()) {
      blocks.add(line("modules", modules.size() + ": " + String.join(" ", modules)));
      blocks.add(value("modules", modules));
    }
    if (header.selection().detectedOnly()) {
      blocks.add(line("rows", reader.rows() + ", the detected events alone"));
    }
    blocks.addAll(CutBlocks.of(header.cut()));
    if (!modules.isEmpty()) {
      blocks.add(line("", "the least of all modules"));
    }
    blocks.addAll(
        List.of(
            value("n_events", header.events()),
            value("n_detected", summary.detected()),
            value("n_rows", reader.rows()),
            value("shard_index", header.shard().index()),
            value("shard_count", header.shard().count()),
            value("first_event", header.shard().firstEvent()),
            line("targets", String.join(" ", targets)),
            Block.fact("digest", summary.digest()),
            new Block.Note(""),
            table(reader.columns()),
            value("columns", object(reader.columns())),
            value("targets", targets),
            value("table_sha256", header.tableSha256()),
            new Block.Note(""),
            new Block.Fact("macro", "as resolved:", "macro", header.macro()),
            new Block.Verbatim(header.macro().lines().toList())));
    return new Report(reader.path().toString(), blocks).warned(header.warnings());
  }

  /** Counts and columns of the data of a challenge. */
  public static Report of(ChallengeFileReader reader, String file) {
    double exposure = reader.header().exposure();
    return new Report(
        file,
        List.of(
            value("file", file),
            Block.fact("challenge", reader.header().challenge()),
            new Block.Fact(
                "written by",
                reader.header().generator(),
                "generator",
                reader.header().generator()),
            value("exposure_s", Digits.entered(exposure / Units.S)),
            new Block.Fact(
                "events",
                reader.events() + " detected in " + Digits.brief(exposure / Units.DAY) + " day",
                "n_events",
                reader.events()),
            // What is published are detected events.
            value("n_detected", reader.events()),
            Block.fact("digest", reader.digest()),
            new Block.Note(""),
            table(reader.columns()),
            value("columns", object(reader.columns()))));
  }

  private static Table<StoredColumn> table(List<StoredColumn> columns) {
    return new Table<>(
        "",
        List.of(
            words("column", "", StoredColumn::name),
            words("type", "type", StoredColumn::type),
            words("units", "units", StoredColumn::units),
            words("description", "description", StoredColumn::description),
            Table.told("labels", c -> Optional.of(c.labels()).filter(labels -> !labels.isEmpty()))),
        columns);
  }

  // By name.
  private static Map<String, Object> object(List<StoredColumn> columns) {
    List<Map<String, Object>> objects = table(columns).objects();
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < objects.size(); i++) {
      object.put(columns.get(i).name(), objects.get(i));
    }
    return object;
  }
}
