package org.nudipole.macros.cli;

import java.util.List;
import java.util.function.Function;
import org.nudipole.detector.Experiment;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;
import org.nudipole.macros.run.RunConfiguration;

/** Expected events as a table. */
final class RateReport {
  private RateReport() {}

  /** One row per interaction, part, neutrino and named target, and the totals. */
  static List<String> table(RunConfiguration run, Function<Target, String> name) {
    Experiment experiment = run.experiment();
    double exposure = experiment.mass() / Units.KG * (experiment.exposure() / Units.DAY);
    TextTable table =
        new TextTable(
            4,
            "channel",
            "part",
            "neutrino",
            "target",
            "expected",
            "detected",
            "per kg day",
            "detected");
    for (ChannelRow row : ChannelRow.expected(run.expectations(), name)) {
      table.add(
          List.of(
              row.interaction(),
              row.part(),
              row.neutrino(),
              row.target(),
              Figures.of(row.expected()),
              Figures.of(row.expectedDetected()),
              Figures.of(row.expected() / exposure),
              Figures.of(row.expectedDetected() / exposure)));
    }
    table.rule();
    table.add(
        List.of(
            "total",
            "",
            "",
            "",
            Figures.of(run.expectedEvents()),
            Figures.of(run.expectedDetected()),
            Figures.of(run.expectedEvents() / exposure),
            Figures.of(run.expectedDetected() / exposure)));
    return table.lines();
  }
}
