package org.nudipole.cli.report;

import static org.nudipole.cli.report.Block.value;
import static org.nudipole.cli.report.Table.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.data.Target;
import org.nudipole.macros.binding.RunConfiguration;

/** Expected events of a run, from quadrature. */
public final class RateReport {
  /** Columns of the table of {@code --csv}, as a sentence has them. */
  public static final String CSV_COLUMNS =
      "run, interaction, part, neutrino, target, expected_events, expected_detected,"
          + " expected_events_per_kg_day, expected_detected_per_kg_day, module";

  private RateReport() {}

  /** Mass times live time, kg day. */
  static double kilogramDays(RunConfiguration run) {
    return run.detector().mass() / Units.KG * (run.common().exposure() / Units.DAY);
  }

  /** The set-up, the channels by element, the cut; channels by target for programs. */
  public static Report of(String title, RunConfiguration run) {
    double exposure = kilogramDays(run);
    List<Table.Column<ChannelRow>> columns = columns(run);
    List<Block> blocks = new ArrayList<>(SetUp.of(run));
    if (!run.isClosed()) {
      List<ChannelRow> rows = ChannelRow.together(ChannelRow.expected(run, Target::element));
      blocks.add(new Block.Note(""));
      blocks.addAll(ModuleRow.blocks(run));
      blocks.add(new Table<>("", columns, rows, List.of(ChannelRow.total(rows))));
      blocks.add(new Block.Note(""));
      blocks.addAll(CutBlocks.of(run));
    }
    if (run.isClosed()) {
      blocks.addAll(CutBlocks.values(run.detector().leastCut()));
    }
    blocks.add(value("run", run.settings().number()));
    blocks.add(RunTable.aliases(run.settings()));
    blocks.add(value("seed", run.settings().seed()));
    blocks.add(value("source", run.common().source().name()));
    blocks.add(value("material", run.detector().material()));
    blocks.add(value("mass_kg", Digits.entered(run.detector().mass() / Units.KG)));
    blocks.add(value("fiducial_mass_kg", Digits.entered(run.detector().fiducialMass() / Units.KG)));
    blocks.add(value("exposure_s", Digits.entered(run.common().exposure() / Units.S)));
    blocks.add(value("span_s", Digits.entered(run.common().live().exposure() / Units.S)));
    blocks.add(value("flux_per_cm2_s", run.detector().averageFlux() / Units.PER_CM2_S));
    blocks.add(value("closed", run.isClosed()));
    blocks.add(value("closed_reason", run.closed()));
    blocks.add(value("expected_events", run.expectedEvents()));
    blocks.add(value("expected_detected", run.expectedDetected()));
    blocks.add(value("expected_events_per_kg_day", run.expectedEvents() / exposure));
    blocks.add(value("expected_detected_per_kg_day", run.expectedDetected() / exposure));
    int rates = ChannelRow.NAMES.size() + 2;
    List<Table.Column<ChannelRow>> told = new ArrayList<>(columns.subList(0, rates));
    told.add(Table.words("", "module", ChannelRow::module));
    blocks.add(value("channels", new Table<>("", told, targets(run)).objects()));
    return new Report(title, blocks);
  }

  private static List<ChannelRow> targets(RunConfiguration run) {
    return ChannelRow.expected(run, Target::name);
  }

  private static List<Table.Column<ChannelRow>> columns(RunConfiguration run) {
    double exposure = kilogramDays(run);
    List<Table.Column<ChannelRow>> columns = new ArrayList<>(ChannelRow.NAMES);
    columns.add(number("expected", "expected_events", ChannelRow::expected));
    columns.add(number("detected", "expected_detected", ChannelRow::expectedDetected));
    columns.add(
        number("expected /kg/day", "expected_events_per_kg_day", row -> row.expected() / exposure));
    columns.add(
        number(
            "detected /kg/day",
            "expected_detected_per_kg_day",
            row -> row.expectedDetected() / exposure));
    return columns;
  }

  /** One row for each run of a macro with several. */
  public static Table<RunConfiguration> runs(List<RunConfiguration> runs) {
    List<Table.Column<RunConfiguration>> values =
        List.of(
            number("expected", "expected_events", RunConfiguration::expectedEvents),
            number("detected", "expected_detected", RunConfiguration::expectedDetected),
            number(
                "expected /kg/day",
                "expected_events_per_kg_day",
                run -> run.expectedEvents() / kilogramDays(run)),
            number(
                "detected /kg/day",
                "expected_detected_per_kg_day",
                run -> run.expectedDetected() / kilogramDays(run)),
            Table.told("closed", RunConfiguration::isClosed),
            closed(RunConfiguration::closed));
    return new Table<>(
        "",
        RunTable.columns(
            runs.stream().map(RunConfiguration::settings).toList(),
            RunConfiguration::settings,
            values),
        runs);
  }

  /** Why a sterile mass opens no channel, in a table of runs. */
  static <R> Table.Column<R> closed(Function<R, Optional<String>> reason) {
    return new Table.Column<>(
        "closed",
        "closed_reason",
        "",
        Table.Kind.WORD,
        reason,
        row -> reason.apply(row).isPresent() ? "closed" : "");
  }

  /** The table of the channels of all runs, by target. */
  public static List<String> channels(List<RunConfiguration> runs) {
    return Csv.lines(
        runs.stream()
            .map(
                run -> {
                  List<Table.Column<ChannelRow>> columns = new ArrayList<>(columns(run));
                  columns.add(0, Table.told("run", row -> run.settings().number()));
                  columns.add(Table.words("", "module", ChannelRow::module));
                  return new Table<>("", columns, targets(run));
                })
            .toList());
  }
}
