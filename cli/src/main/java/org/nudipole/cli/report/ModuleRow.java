package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.geometry.Position;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.macros.binding.MomentBinding;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * A module of a detector in a report.
 *
 * @param name name of the module
 * @param run a run of this module alone
 * @param generated generated events
 * @param detected detected ones among them
 */
record ModuleRow(String name, RunConfiguration run, long generated, long detected) {
  /** More modules than this are a list for programs. */
  private static final int MOST_SHOWN = 40;

  /** What tells a module from others. */
  private static final List<Table.Column<ModuleRow>> NAMES =
      List.of(
          Table.words("module", "module", ModuleRow::name),
          Table.words("material", "material", row -> row.experiment().material().name()),
          Table.number(
              "mass (kg)", "mass_kg", row -> Digits.entered(row.experiment().mass() / Units.KG)),
          Table.told("position_cm", ModuleRow::position),
          Table.number("distance (cm)", "distance_cm", ModuleRow::distance),
          Table.told("flux_per_cm2_s", row -> row.experiment().averageFlux() / Units.PER_CM2_S),
          Table.told("min_recoil_keV", row -> row.run.density().cut().lowest() / Units.KEV),
          Table.number("expected", "expected_events", row -> row.run.expectedEvents()),
          Table.number("exp. detected", "expected_detected", row -> row.run.expectedDetected()));

  /** The modules before anything is generated. */
  static List<ModuleRow> expected(RunConfiguration run) {
    List<ModuleRow> rows = new ArrayList<>();
    List<RunConfiguration> modules = run.modules();
    for (int k = 0; k < modules.size(); k++) {
      rows.add(new ModuleRow(run.parts().get(k).name(), modules.get(k), 0, 0));
    }
    return rows;
  }

  /** The modules of a run, in a table for people and programs; none of a detector without. */
  static List<Block> blocks(RunConfiguration run) {
    List<Table.Column<ModuleRow>> columns = new ArrayList<>(NAMES);
    columns.add(
        Table.number(
            "detected /kg/day",
            "expected_detected_per_kg_day",
            row -> row.run.expectedDetected() / RateReport.kilogramDays(row.run)));
    return blocks(run, expected(run), columns);
  }

  /** The modules with what became of them. */
  static List<Block> blocks(RunConfiguration run, List<ModuleRow> rows) {
    List<Table.Column<ModuleRow>> columns = new ArrayList<>(NAMES);
    columns.add(Table.number("generated", "generated", ModuleRow::generated));
    columns.add(Table.number("detected", "detected", ModuleRow::detected));
    return blocks(run, rows, columns);
  }

  private static List<Block> blocks(
      RunConfiguration run, List<ModuleRow> rows, List<Table.Column<ModuleRow>> columns) {
    if (!run.isOfModules()) {
      return List.of();
    }
    Table<ModuleRow> table = new Table<>("modules", columns, rows);
    return rows.size() > MOST_SHOWN
        ? List.of(
            Block.value("modules", table.objects()),
            new Block.Note(
                "  " + rows.size() + " modules; `nudipole rate --json` tells them one by one"),
            new Block.Note(""))
        : List.of(table, new Block.Note(""));
  }

  private Experiment experiment() {
    return run.experiment();
  }

  private List<Double> position() {
    Position at = experiment().vertices().position();
    return Stream.of(at.x(), at.y(), at.z()).map(x -> Digits.entered(x / Units.CM)).toList();
  }

  private OptionalDouble distance() {
    double distance = MomentBinding.distance(run);
    return Double.isNaN(distance) ? OptionalDouble.empty() : OptionalDouble.of(distance / Units.CM);
  }
}
