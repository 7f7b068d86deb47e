package org.nudipole.statistics.limit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nudipole.detector.response.Cells;
import org.nudipole.generator.axis.Binning;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * An experiment of a likelihood: a run with its data.
 *
 * @param name name for a reader, of its own among those that are taken together
 * @param run the run
 * @param cells bins of the observed value, or cells of a plane
 * @param data what was observed; empty for Asimov data
 * @param exposureFactor exposure of the data over that of the run, which multiplies what is
 *     expected
 */
public record Experiment(
    String name,
    RunConfiguration run,
    Cells cells,
    Optional<ObservedData> data,
    double exposureFactor) {
  /** Bins where the macro does not say. */
  private static final int BINS = 40;

  /** Beyond the last of these bins a signal may have events where nothing else has. */
  private static final double BEYOND = 1e-7;

  /** One in the bins of its data, or else of its macro, or 40. */
  public static Experiment of(
      String name, RunConfiguration run, Optional<ObservedData> data, double exposureFactor) {
    Cells cells = data.map(ObservedData::cells).orElseGet(() -> cells(run));
    return new Experiment(name, run, cells, data, exposureFactor);
  }

  /** One whose data have the exposure of the run. */
  public static Experiment of(String name, RunConfiguration run, Optional<ObservedData> data) {
    return of(name, run, data, 1);
  }

  /** The bins of the observed value of a run: those of its macro or of the data it names, or 40. */
  public static Binning bins(RunConfiguration run) {
    return run.fit().bins().orElseGet(() -> ObservableRange.of(run, BINS, BEYOND));
  }

  /** The bins of a run, with those of the second axis if its macro or the data have some. */
  public static Cells cells(RunConfiguration run) {
    return new Cells(bins(run), run.fit().plane());
  }

  /** The hypothesis that the runs of some experiments are of. */
  public static Hypothesis hypothesis(List<Experiment> experiments) {
    return new Hypothesis(experiments.stream().map(e -> e.run().settings()).toList());
  }

  /** The observed counts of some experiments, one after the other; empty for Asimov data. */
  public static Optional<double[]> counts(List<Experiment> experiments) {
    return experiments.get(0).data().isEmpty()
        ? Optional.empty()
        : Optional.of(
            experiments.stream()
                .flatMapToDouble(e -> Arrays.stream(e.data().orElseThrow().counts()))
                .toArray());
  }

  /** Number of counts: the bins, once or for each module. */
  public int size() {
    return run.blocks() * cells.size();
  }
}
