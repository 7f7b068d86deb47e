package org.nudipole.validation.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.background.FoldedBackground;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.Window;
import org.nudipole.generator.Column;
import org.nudipole.validation.comparison.ShapeCheck.Expected;

/**
 * Checks of the observables: each of them, and the plane of two, for all and for detected events.
 */
final class Observables {
  private static final int BINS = 64;
  private static final int PLANE_BINS = 8;

  /** Quadrature may leave this much of an efficiency of 1. */
  private static final double ALL = 1e-12;

  private final Prediction run;
  private final PilotSample pilot;
  private final FoldedSpectrum spectrum;
  private final List<Column> columns;

  private Observables(Prediction run, PilotSample pilot) {
    this.run = run;
    this.pilot = pilot;
    spectrum = new FoldedSpectrum(run.density(), run.experiment().response());
    Response response = run.experiment().response();
    columns =
        Stream.concat(Stream.of(response.column()), response.secondColumn().stream()).toList();
  }

  /** Whether some events of a run are detected, and others are not. */
  static boolean isDivided(Prediction run) {
    double detected = run.expectedDetected() / run.expectedEvents();
    return detected > 0 && detected < 1 - ALL;
  }

  /**
   * The checks.
   *
   * @param detectedOnly whether all rows are detected events
   */
  static List<SharedCheck> checks(Prediction run, PilotSample pilot, boolean detectedOnly) {
    Observables observables = new Observables(run, pilot);
    List<SharedCheck> checks = new ArrayList<>();
    List<Boolean> sets = new ArrayList<>();
    if (!detectedOnly) {
      sets.add(false);
    }
    if (isDivided(run)) {
      sets.add(true);
    }
    for (int axis = 0; axis < observables.columns.size(); axis++) {
      for (boolean onlyDetected : sets) {
        checks.add(observables.shape(axis, onlyDetected));
      }
    }
    if (observables.columns.size() > 1) {
      sets.forEach(onlyDetected -> checks.add(observables.plane(onlyDetected)));
    }
    return checks;
  }

  private SharedCheck shape(int axis, boolean onlyDetected) {
    Column column = columns.get(axis);
    double[] edges = edges(axis, onlyDetected, BINS);
    return new ShapeCheck(
        name(column.name(), onlyDetected),
        column.name(),
        Expected.open(
            edges,
            open -> content(axis == 0 ? Window.bins(open) : Window.secondBins(open), onlyDetected),
            onlyDetected ? run.expectedDetected() : run.expectedEvents(),
            column.unit(),
            column.units()),
        rows(onlyDetected));
  }

  private SharedCheck plane(boolean onlyDetected) {
    double[] first = edges(0, onlyDetected, PLANE_BINS);
    double[] second = edges(1, onlyDetected, PLANE_BINS);
    double[] content =
        content(Window.cells(PlaneCheck.open(first), PlaneCheck.open(second)), onlyDetected);
    double total = onlyDetected ? run.expectedDetected() : run.expectedEvents();
    return new PlaneCheck(
        name(columns.get(0).name() + " x " + columns.get(1).name(), onlyDetected),
        columns,
        first,
        second,
        Arrays.stream(content).map(events -> Math.max(0, events / total)).toArray(),
        rows(onlyDetected));
  }

  private static String name(String what, boolean onlyDetected) {
    return onlyDetected ? what + " (detected)" : what;
  }

  private static ShapeCheck.Rows rows(boolean onlyDetected) {
    return (block, selected) -> {
      int[] flags = block.integers(Column.DETECTED.name());
      for (int i = 0; i < flags.length; i++) {
        selected[i] = !onlyDetected || flags[i] != 0;
      }
    };
  }

  private double[] edges(int axis, boolean onlyDetected, int bins) {
    double[] sample = axis == 0 ? pilot.observed(onlyDetected) : pilot.observed2(onlyDetected);
    // Without a sample the greatest recoil divides what can be seen of so few events.
    double low = sample.length > 0 ? sample[0] : run.density().lowest();
    double high = sample.length > 1 ? sample[sample.length - 1] : run.density().highest();
    // Above the greatest value, for whole numbers are often equal to it.
    return PilotSample.quantiles(sample, low, Math.nextUp(Math.max(low, high)), bins);
  }

  private double[] content(List<Window> windows, boolean onlyDetected) {
    double[] content = new double[windows.size()];
    List<double[]> components = new ArrayList<>(List.of(spectrum.expected(windows, onlyDetected)));
    for (FoldedBackground background : run.experiment().foldedBackgrounds()) {
      components.add(background.expected(windows, onlyDetected));
    }
    for (double[] component : components) {
      for (int i = 0; i < content.length; i++) {
        content[i] += component[i];
      }
    }
    return content;
  }
}
