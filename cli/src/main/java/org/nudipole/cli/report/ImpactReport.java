package org.nudipole.cli.report;

import static org.nudipole.cli.report.Block.value;
import static org.nudipole.cli.report.Table.number;
import static org.nudipole.cli.report.Table.words;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.nudipole.cli.plot.NuisancePlot;
import org.nudipole.cli.plot.NuisancePlot.Row;
import org.nudipole.cli.plot.Sheet;
import org.nudipole.macros.language.FreeParameter;

/**
 * Nuisances ranked by their impact on the first free parameter of a fit: its change where they are
 * held an error after the fit above or below their best values.
 *
 * @param parameter the parameter
 * @param rows the nuisances
 */
public record ImpactReport(FreeParameter parameter, List<Row> rows) {
  /** Ranks the nuisances, those without an impact last. */
  public ImpactReport {
    rows = rows.stream().sorted(Comparator.comparingDouble(row -> -size(row))).toList();
  }

  private static double size(Row row) {
    double up = Double.isFinite(row.up()) ? Math.abs(row.up()) : 0;
    double down = Double.isFinite(row.down()) ? Math.abs(row.down()) : 0;
    return Math.max(up, down);
  }

  /** A fit with its impacts. */
  public Report of(Report fit) {
    return fit.with(value("impacts_on", parameter.text()))
        .with(value("impacts_unit", parameter.units()))
        .with(new Block.Note("  impacts on " + on() + " of nuisances held an error above, below:"))
        .with(table());
  }

  private String on() {
    return parameter.text() + (parameter.units().isEmpty() ? "" : " (" + parameter.units() + ")");
  }

  private Table<Row> table() {
    return new Table<>(
        "impacts",
        List.of(
            words("nuisance", "nuisance", Row::name),
            number("pull", "pull", Row::pull),
            number("error", "error", finite(Row::error)),
            number("above", "impact_up", finite(Row::up)),
            number("below", "impact_down", finite(Row::down))),
        rows);
  }

  private static Function<Row, OptionalDouble> finite(ToDoubleFunction<Row> value) {
    return row -> {
      double number = value.applyAsDouble(row);
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    };
  }

  /** The lines of a table, header first. */
  public List<String> csv() {
    return Csv.lines(List.of(table()));
  }

  /** Bars of the impacts beside the pulls. */
  public Sheet picture() {
    return Sheet.of(new NuisancePlot("impacts on " + parameter.text(), rows, "change of " + on()));
  }
}
