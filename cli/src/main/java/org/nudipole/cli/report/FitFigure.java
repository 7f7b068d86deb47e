package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nudipole.cli.plot.AnalyticCurve;
import org.nudipole.cli.plot.SimulatedPoints;
import org.nudipole.cli.plot.SpectrumPlot;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.axis.Binning;
import org.nudipole.statistics.limit.Experiment;

/** The data of a fit over the expected counts of the best fit and of the values it began with. */
public final class FitFigure {
  private FitFigure() {}

  /** A picture of each experiment of which anything is expected, by its title. */
  public static Map<String, SpectrumPlot> all(FitReport report) {
    Map<String, SpectrumPlot> all = new LinkedHashMap<>();
    for (int k = 0; k < report.experiments().size(); k++) {
      if (Arrays.stream(report.part(k, report.expected())).anyMatch(n -> n > 0)) {
        String name = report.experiments().get(k).name();
        all.put("data and best fit, " + name, of(report, k));
      }
    }
    return all;
  }

  /** The picture of one experiment: events per unit of the observable in each bin. */
  private static SpectrumPlot of(FitReport report, int k) {
    Experiment experiment = report.experiments().get(k);
    Response response = experiment.run().common().response();
    Binning bins = experiment.cells().first();
    double[] edges = Arrays.stream(bins.edges()).map(e -> e / response.unit()).toArray();
    double[] counts = report.part(k, Experiment.counts(report.experiments()).orElseThrow());
    double[] scale =
        IntStream.range(0, counts.length).mapToDouble(i -> 1 / (edges[i + 1] - edges[i])).toArray();
    double[] best = report.part(k, report.expected());
    double[] start = report.part(k, report.model().counts(report.model().start()));
    List<AnalyticCurve> curves = new ArrayList<>();
    curves.add(new AnalyticCurve("best fit", edges, product(best, scale)));
    if (!Arrays.equals(best, start)) {
      curves.add(new AnalyticCurve("before the fit", edges, product(start, scale)));
    }
    return SpectrumPlot.of(
            experiment.name(),
            report.summary(),
            "observed (" + response.units() + ")",
            "events per " + response.units(),
            curves,
            List.of(
                new SimulatedPoints(
                    "data",
                    edges,
                    Arrays.stream(counts).mapToLong(n -> (long) n).toArray(),
                    scale,
                    best)))
        .comparing("data / fit");
  }

  private static double[] product(double[] counts, double[] scale) {
    return IntStream.range(0, counts.length).mapToDouble(i -> counts[i] * scale[i]).toArray();
  }
}
