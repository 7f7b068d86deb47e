package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nudipole.cli.plot.AnalyticCurve;
import org.nudipole.cli.plot.SimulatedPoints;
import org.nudipole.cli.plot.SpectrumPlot;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.axis.Binning;
import org.nudipole.macros.binding.ObservedData;

/** The data of a fit over the expected counts of the best fit and of the values it began with. */
public final class FitFigure {
  private FitFigure() {}

  /** Whether there is anything to draw. */
  public static boolean isDrawn(FitReport report) {
    return Arrays.stream(report.expected()).anyMatch(n -> n > 0);
  }

  /** The picture: events per unit of the observable in each bin. */
  public static SpectrumPlot of(FitReport report) {
    Response response = report.run().common().response();
    Binning bins = report.data().bins();
    double[] edges = Arrays.stream(bins.edges()).map(e -> e / response.unit()).toArray();
    double[] counts = report.data().sum();
    double[] scale =
        IntStream.range(0, counts.length).mapToDouble(i -> 1 / (edges[i + 1] - edges[i])).toArray();
    double[] best = together(bins, report.expected());
    double[] start = together(bins, report.model().counts(report.model().start()));
    List<AnalyticCurve> curves = new ArrayList<>();
    curves.add(new AnalyticCurve("best fit", edges, product(best, scale)));
    if (!Arrays.equals(best, start)) {
      curves.add(new AnalyticCurve("before the fit", edges, product(start, scale)));
    }
    return SpectrumPlot.of(
            report.file(),
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

  private static double[] together(Binning bins, double[] counts) {
    return new ObservedData(bins, counts).sum();
  }

  private static double[] product(double[] counts, double[] scale) {
    return IntStream.range(0, counts.length).mapToDouble(i -> counts[i] * scale[i]).toArray();
  }
}
