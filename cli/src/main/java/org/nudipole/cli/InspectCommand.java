package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.ChallengeReport;
import org.nudipole.cli.report.ColumnTable;
import org.nudipole.cli.report.Figures;
import org.nudipole.cli.report.Json;
import org.nudipole.cli.report.SetUp;
import org.nudipole.generator.Units;
import org.nudipole.io.ChallengeFileReader;
import org.nudipole.io.EventFileReader;
import org.nudipole.io.RunHeader;
import org.nudipole.io.RunSummary;
import org.nudipole.io.TargetRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nudipole inspect}: what an event file says of itself. */
@Command(
    name = "inspect",
    header = "Show header, columns and counts of an event file.",
    description =
        "Reads the header only, so it is as quick on a large file. `nudipole verify` checks the"
            + " events themselves.",
    footer = {
      "",
      "Examples:",
      "  nudipole inspect cr51-cevns-ge.h5",
      "  nudipole inspect cr51-cevns-ge.h5 --json"
    })
final class InspectCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "Event file.")
  private Path file;

  @Option(names = "--json", description = "Print one JSON object, numbers at full precision.")
  private boolean json;

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (ChallengeFileReader.isChallenge(file)) {
      ChallengeReport report = ChallengeReport.of(file);
      if (json) {
        console.out().println(Json.of(report.object()));
      } else {
        report.text().forEach(console.out()::println);
      }
      return ExitCode.DONE;
    }
    try (EventFileReader reader = EventFileReader.open(file)) {
      if (json) {
        console.out().println(Json.of(object(reader)));
      } else {
        text(reader).forEach(console.out()::println);
      }
    }
    return ExitCode.DONE;
  }

  private static List<String> text(EventFileReader reader) {
    RunHeader header = reader.header();
    RunSummary summary = reader.summary();
    List<String> lines = new ArrayList<>();
    lines.add(reader.path().toString());
    lines.add(
        SetUp.line(
            "written by",
            header.generator()
                + " on "
                + header.architecture()
                + ", revision "
                + header.sourceRevision()));
    lines.add(SetUp.line("seed", Long.toString(header.seed())));
    lines.add(
        SetUp.line("events", header.events() + ", " + summary.detected() + " of them detected"));
    lines.add(
        SetUp.line(
            "expected",
            Figures.of(header.expectedEvents())
                + ", "
                + Figures.of(header.expectedDetected())
                + " of them detected, in "
                + Figures.brief(header.exposure() / Units.DAY)
                + " day"));
    lines.add(
        SetUp.line(
            "check",
            "Monte Carlo "
                + Figures.withError(summary.expectedEventsMc(), summary.expectedEventsMcError())
                + " expected events"));
    lines.add(
        SetUp.line("cut", "recoils above " + Figures.of(header.minRecoil() / Units.EV) + " eV"));
    lines.add(
        SetUp.line(
            "targets", String.join(" ", header.targets().stream().map(TargetRow::name).toList())));
    lines.add(SetUp.line("digest", summary.digest()));
    lines.add("");
    lines.addAll(ColumnTable.lines(reader.columns()));
    lines.add("");
    lines.add(SetUp.line("macro", "as resolved:"));
    header.macro().lines().forEach(line -> lines.add("    " + line));
    return lines;
  }

  private static Map<String, Object> object(EventFileReader reader) {
    RunHeader header = reader.header();
    RunSummary summary = reader.summary();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", reader.path().toString());
    json.put("format_version", header.formatVersion());
    json.put("generator", header.generator());
    json.put("source_revision", header.sourceRevision());
    json.put("architecture", header.architecture());
    json.put("seed", header.seed());
    json.put("exposure_s", header.exposure() / Units.S);
    json.put("expected_events", header.expectedEvents());
    json.put("expected_detected", header.expectedDetected());
    json.put("expected_events_mc", summary.expectedEventsMc());
    json.put("expected_events_mc_error", summary.expectedEventsMcError());
    json.put("min_recoil_keV", header.minRecoil() / Units.KEV);
    json.put("n_events", header.events());
    json.put("n_detected", summary.detected());
    json.put("shard_index", header.shard().index());
    json.put("shard_count", header.shard().count());
    json.put("first_event", header.shard().firstEvent());
    json.put("digest", summary.digest());
    json.put("columns", ColumnTable.object(reader.columns()));
    json.put("targets", header.targets().stream().map(TargetRow::name).toList());
    json.put("table_sha256", header.tableSha256());
    json.put("warnings", header.warnings());
    json.put("macro", header.macro());
    return json;
  }
}
