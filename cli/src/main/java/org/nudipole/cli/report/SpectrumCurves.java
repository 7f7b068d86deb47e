package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.cli.plot.AnalyticCurve;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.background.FoldedBackground;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.Channel;
import org.nudipole.macros.binding.BoundModule;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * The folded analytic spectrum of a run over the observed value, its parts and its modules, as
 * curves in events per unit of the axis.
 */
final class SpectrumCurves {
  /** Points of a curve per bin, unless bins hold whole numbers. */
  private static final int FINER = 3;

  /** More modules than this have no curve each. */
  private static final int MOST_MODULES = 4;

  private final RunConfiguration run;
  private final int finer;
  private final double[] edges;
  private final double unit;
  private final double[] folded;
  private final Map<String, double[]> parts;
  private final double[] total;

  /**
   * Integrates the spectrum.
   *
   * @param bins bins in the unit of the file
   * @param unit unit of the axis, in that of the file
   */
  SpectrumCurves(RunConfiguration run, Binning bins, double unit) {
    this.run = run;
    this.unit = unit;
    finer = run.common().response().isCounting() ? 1 : FINER;
    edges = divided(bins, finer);
    double base = run.common().response().unit();
    folded = Arrays.stream(edges).map(e -> e * base).toArray();
    parts = parts();
    total = total(parts);
  }

  private static double[] divided(Binning axis, int finer) {
    double[] edges = new double[axis.size() * finer + 1];
    for (int i = 0; i < axis.size(); i++) {
      for (int j = 0; j < finer; j++) {
        edges[i * finer + j] = axis.low(i) + axis.width(i) * j / finer;
      }
    }
    edges[edges.length - 1] = axis.high(axis.size() - 1);
    return edges;
  }

  /** Expected detected events of each bin. */
  double[] expected() {
    double[] expected = new double[total.length / finer];
    for (int i = 0; i < total.length; i++) {
      expected[i / finer] += total[i];
    }
    return expected;
  }

  /** The sum of all parts. */
  AnalyticCurve total(String name) {
    return curve(name, total);
  }

  /** The sum, each part, and each module of a detector of a few. */
  List<AnalyticCurve> all() {
    List<AnalyticCurve> curves = new ArrayList<>();
    if (parts.size() > 1) {
      curves.add(total("analytic total"));
      parts.forEach((name, sum) -> curves.add(curve(name, sum).upright()));
    } else {
      parts.forEach((name, sum) -> curves.add(curve("analytic, " + name, sum)));
    }
    if (run.isOfModules() && run.parts().size() <= MOST_MODULES) {
      run.parts()
          .forEach(
              module ->
                  curves.add(curve("module " + module.name(), total(parts(module.prediction())))));
    }
    return curves;
  }

  // Detected events of each interaction and part, and of each background.
  private Map<String, double[]> parts() {
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (BoundModule module : run.parts()) {
      parts(module.prediction()).forEach((name, events) -> add(sums, name, events));
    }
    return sums;
  }

  private Map<String, double[]> parts(Prediction module) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    double[][] channels =
        new FoldedSpectrum(module.density(), module.experiment().response()).binned(folded, true);
    for (int c = 0; c < channels.length; c++) {
      add(sums, name(module.density().channels().get(c)), channels[c]);
    }
    for (FoldedBackground background : module.experiment().foldedBackgrounds()) {
      add(sums, background.background().label(), background.binned(folded, true));
    }
    return sums;
  }

  private static String name(Channel channel) {
    return ScatteringProcess.on(channel.target()).acronym()
        + " "
        + switch (channel.interaction().part()) {
          case SM -> "SM";
          case DIPOLE -> "dipole";
          case INTERFERENCE -> "interference";
          case CORRECTION, ADDED -> channel.interaction().label();
        };
  }

  // The averages of bins this narrow, joined in their middles.
  private AnalyticCurve curve(String name, double[] events) {
    double[] x = new double[events.length];
    double[] y = new double[events.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (edges[i] + edges[i + 1]) / 2 / unit;
      y[i] = events[i] / (edges[i + 1] - edges[i]) * unit;
    }
    return new AnalyticCurve(name, x, y);
  }

  private static double[] total(Map<String, double[]> parts) {
    double[] sum = new double[parts.values().iterator().next().length];
    parts.values().forEach(part -> Arrays.setAll(sum, i -> sum[i] + part[i]));
    return sum;
  }

  private static void add(Map<String, double[]> sums, String name, double[] events) {
    double[] sum = sums.computeIfAbsent(name, n -> new double[events.length]);
    Arrays.setAll(sum, i -> sum[i] + events[i]);
  }
}
