package org.nudipole.cli.report;

import static org.nudipole.cli.report.Table.told;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.run.RunOutcome;

/**
 * A run of a macro and what became of it.
 *
 * @param run the run
 * @param outcome what was made; empty if a sterile mass opens no channel
 */
public record RunRow(RunConfiguration run, Optional<RunOutcome> outcome) {
  /** What the macro says about it. */
  public RunSettings settings() {
    return run.settings();
  }

  /** One row for each run. */
  public static Table<RunRow> table(List<RunRow> rows) {
    List<Table.Column<RunRow>> values =
        List.of(
            told("seed", row -> row.settings().seed()),
            Table.number("expected", "expected_events", row -> row.run.expectedEvents()),
            Table.number("exp. detected", "expected_detected", row -> row.run.expectedDetected()),
            counted("generated", "n_events", one -> one.header().events()),
            counted("detected", "n_detected", one -> one.summary().detected()),
            told("closed", row -> row.run.isClosed()),
            RateReport.closed(row -> row.run.closed()),
            word("", "digest", one -> one.summary().digest()),
            word("file", "file", one -> one.file().toString()));
    return new Table<>(
        "",
        RunTable.columns(rows.stream().map(RunRow::settings).toList(), RunRow::settings, values),
        rows);
  }

  private static Table.Column<RunRow> counted(
      String title, String key, Function<RunOutcome, Long> count) {
    return Table.<RunRow>number(title, key, row -> row.outcome.map(count))
        .shown(row -> row.outcome.map(count).map(Object::toString).orElse(""));
  }

  private static Table.Column<RunRow> word(
      String title, String key, Function<RunOutcome, String> text) {
    Function<RunRow, String> value = row -> row.outcome.map(text).orElse("");
    return Table.words(title, key, value);
  }
}
