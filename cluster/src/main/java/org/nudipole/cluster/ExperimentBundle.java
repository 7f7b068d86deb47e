package org.nudipole.cluster;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nudipole.detector.response.Cells;
import org.nudipole.detector.response.SecondAxis;
import org.nudipole.generator.Column;
import org.nudipole.generator.axis.Binning;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.statistics.limit.Experiment;

/**
 * An experiment of a curve as it travels.
 *
 * @param name its name for a reader
 * @param macro the resolved macro of its run
 * @param tables the tables that the macro names
 * @param looped whether the run stands in a loop, where a closed one is no fault
 * @param edges edges of the bins of the first observable
 * @param across the second axis; none of bins alone
 * @param counts observed counts; none for Asimov data
 * @param exposureFactor exposure of the data over that of the run
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ExperimentBundle(
    String name,
    String macro,
    LinkedHashMap<String, String> tables,
    boolean looped,
    double[] edges,
    Across[] across,
    double[][] counts,
    double exposureFactor)
    implements Serializable {
  /** A second axis. */
  private record Across(
      String name, Column.Type type, String units, double unit, String description, double[] edges)
      implements Serializable {
    static Across of(SecondAxis axis) {
      Column column = axis.column();
      return new Across(
          column.name(),
          column.type(),
          column.units(),
          column.unit(),
          column.description(),
          axis.bins().edges());
    }

    SecondAxis axis() {
      return new SecondAxis(new Column(name, type, units, unit, description), new Binning(edges));
    }
  }

  static ExperimentBundle of(Experiment experiment) {
    RunSettings settings = experiment.run().settings();
    return new ExperimentBundle(
        experiment.name(),
        settings.toMacro(),
        new LinkedHashMap<>(settings.tables()),
        settings.inLoop(),
        experiment.cells().first().edges(),
        experiment.cells().second().stream().map(Across::of).toArray(Across[]::new),
        experiment.data().stream().map(ObservedData::counts).toArray(double[][]::new),
        experiment.exposureFactor());
  }

  /** The experiment, made anew. */
  Experiment experiment() {
    Cells cells =
        new Cells(
            new Binning(edges),
            across.length == 0 ? Optional.empty() : Optional.of(across[0].axis()));
    return new Experiment(
        name,
        RunConfiguration.stored(macro, Map.copyOf(tables), looped),
        cells,
        counts.length == 0 ? Optional.empty() : Optional.of(new ObservedData(cells, counts[0])),
        exposureFactor);
  }
}
