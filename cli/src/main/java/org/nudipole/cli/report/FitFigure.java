package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nudipole.cli.plot.AnalyticCurve;
import org.nudipole.cli.plot.Figure;
import org.nudipole.cli.plot.NuisancePlot;
import org.nudipole.cli.plot.Sheet;
import org.nudipole.cli.plot.SimulatedPoints;
import org.nudipole.cli.plot.SpectrumPlot;
import org.nudipole.detector.response.Cells;
import org.nudipole.generator.Column;
import org.nudipole.generator.axis.Binning;
import org.nudipole.statistics.limit.Experiment;

/**
 * The data of a fit over the best fit and what it is made of: parts of the cross section and
 * backgrounds; in a plane over each of its axes, the cells across added up. Below them the pulls of
 * the nuisances.
 */
public final class FitFigure {
  /** Parts far below the data would stretch the axis. */
  private static final double DEPTH = 1e-3;

  private final FitReport report;
  private final int experiment;
  private final Binning bins;
  private final Column column;
  private final UnaryOperator<double[]> projection;

  private FitFigure(
      FitReport report,
      int experiment,
      Binning bins,
      Column column,
      UnaryOperator<double[]> projection) {
    this.report = report;
    this.experiment = experiment;
    this.bins = bins;
    this.column = column;
    this.projection = projection;
  }

  /** All of them below each other; empty where nothing is expected and there is no nuisance. */
  public static Optional<Sheet> of(FitReport report) {
    List<Figure> figures = new ArrayList<>();
    for (int k = 0; k < report.experiments().size(); k++) {
      if (Arrays.stream(report.part(k, report.expected())).anyMatch(n -> n > 0)) {
        along(report, k).forEach(axis -> figures.add(axis.spectrum()));
      }
    }
    List<NuisancePlot.Row> pulls = report.pulls();
    if (!pulls.isEmpty()) {
      figures.add(new NuisancePlot("pulls of the nuisances", pulls, ""));
    }
    return figures.isEmpty() ? Optional.empty() : Optional.of(new Sheet(figures));
  }

  // One of an experiment, two of a plane.
  private static List<FitFigure> along(FitReport report, int k) {
    Experiment one = report.experiments().get(k);
    Cells cells = one.cells();
    Column observed = one.run().common().response().column();
    List<FitFigure> axes = new ArrayList<>();
    axes.add(new FitFigure(report, k, cells.first(), observed, cells::projected));
    cells
        .second()
        .ifPresent(
            axis ->
                axes.add(
                    new FitFigure(report, k, axis.bins(), axis.column(), cells::projectedAcross)));
    return axes;
  }

  // Events per unit of the observable in each bin.
  private SpectrumPlot spectrum() {
    double[] edges = Arrays.stream(bins.edges()).map(e -> e / column.unit()).toArray();
    double[] scale =
        IntStream.range(0, bins.size()).mapToDouble(i -> 1 / (edges[i + 1] - edges[i])).toArray();
    double[] best = part(report.expected());
    double[] counts = part(Experiment.counts(report.experiments()).orElseThrow());
    return SpectrumPlot.of(
            MacroNames.of(report.experiments().stream().map(Experiment::name).toList())
                .get(experiment),
            report.summary(),
            label() + " (" + column.units() + ")",
            "events per " + column.units(),
            curves(edges, scale, best),
            List.of(
                new SimulatedPoints(
                    "data",
                    edges,
                    Arrays.stream(counts).mapToLong(n -> (long) n).toArray(),
                    scale,
                    best)),
            DEPTH)
        .comparing("data / fit");
  }

  // A lone part is the whole.
  private List<AnalyticCurve> curves(double[] edges, double[] scale, double[] best) {
    Map<String, double[]> parts = FitParts.of(report.parts(experiment));
    List<AnalyticCurve> curves = new ArrayList<>();
    curves.add(new AnalyticCurve("best fit", edges, product(best, scale)));
    if (parts.size() > 1) {
      parts.forEach(
          (name, counts) ->
              curves.add(new AnalyticCurve(name, edges, product(part(counts), scale)).upright()));
    }
    return curves;
  }

  private double[] part(double[] counts) {
    return projection.apply(report.cells(experiment, counts));
  }

  private String label() {
    return column.name().replace('_', ' ');
  }

  private static double[] product(double[] counts, double[] scale) {
    return IntStream.range(0, counts.length).mapToDouble(i -> counts[i] * scale[i]).toArray();
  }
}
