package org.nudipole.cli.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nudipole.cli.plot.AnalyticCurve;
import org.nudipole.cli.plot.SimulatedPoints;
import org.nudipole.cli.plot.SpectrumPlot;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.background.FoldedBackground;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.Channel;
import org.nudipole.io.EventFileReader;
import org.nudipole.macros.binding.BoundModule;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.statistics.limit.ObservableRange;

/**
 * The spectrum of the detected events of a file: the folded analytic spectrum and its parts as
 * curves, the events as points, all in events per energy in the exposure.
 */
public final class SpectrumFigure {
  private static final int BINS = 40;

  /** Points of a curve per bin, unless bins hold whole numbers. */
  private static final int FINER = 3;

  /** Part of the detected events that may lie beyond either end of the axis. */
  private static final double BEYOND = 1e-4;

  /** More modules than this have no curve each. */
  private static final int MOST_MODULES = 4;

  private final RunConfiguration run;

  private SpectrumFigure(RunConfiguration run) {
    this.run = run;
  }

  /**
   * The picture of a file.
   *
   * @param run what its macro gives
   * @throws org.nudipole.io.hdf5.EventFileException if the file cannot be read
   */
  public static SpectrumPlot of(Path file, RunConfiguration run) {
    try (EventFileReader reader = EventFileReader.unchecked(file)) {
      return new SpectrumFigure(run).draw(reader);
    }
  }

  private SpectrumPlot draw(EventFileReader reader) {
    Binning axis = ObservableRange.of(run, BINS, BEYOND);
    Response response = run.common().response();
    boolean energy = !response.units().equals(Response.PHOTOELECTRONS);
    boolean small = energy && axis.high(axis.size() - 1) < 2 * Units.KEV;
    double unit = small ? Units.EV : response.unit();
    String shown = small ? response.units().substring(1) : response.units();
    double perEvent =
        reader.header().events() == 0 ? 0 : run.expectedEvents() / reader.header().events();
    String simulated = "simulated (" + reader.summary().detected() + " detected)";
    double[] edges = finer(axis);
    Map<String, double[]> parts = parts(edges);
    return SpectrumPlot.of(
        title(reader),
        lines(),
        (energy ? "observed energy (" : "observed signal (") + shown + ")",
        "events per " + shown,
        Stream.concat(curves(edges, parts, unit).stream(), modules(edges, unit).stream()).toList(),
        List.of(points(simulated, counts(reader, axis), axis, total(parts), unit, perEvent)));
  }

  private static String title(EventFileReader reader) {
    String name = String.valueOf(reader.path().getFileName());
    return name.endsWith(".h5") ? name.substring(0, name.length() - 3) : name;
  }

  private List<String> lines() {
    Map<String, String> words = new LinkedHashMap<>();
    SetUp.of(run).forEach(fact -> words.put(fact.label(), fact.text()));
    List<String> lines = new ArrayList<>();
    lines.add(words.get("source") + "; " + words.get("exposure"));
    lines.add(words.get("detector"));
    boolean dipole =
        run.detector().predictions().stream()
            .flatMap(module -> module.density().channels().stream())
            .anyMatch(c -> c.interaction().part() == CrossSectionPart.DIPOLE);
    if (dipole) {
      lines.add("dipole " + words.get("dipole"));
    }
    if (!words.get("response").equals("none")) {
      lines.add(words.get("response"));
    }
    return lines;
  }

  private static SimulatedPoints points(
      String name, long[] counts, Binning axis, double[] analytic, double unit, double perEvent) {
    double[] scale = new double[counts.length];
    double[] expected = new double[counts.length];
    int parts = analytic.length / counts.length;
    for (int i = 0; i < counts.length; i++) {
      scale[i] = perEvent * unit / axis.width(i);
      for (int j = 0; j < parts && perEvent > 0; j++) {
        expected[i] += analytic[i * parts + j] / perEvent;
      }
    }
    return new SimulatedPoints(name, divided(axis.edges(), unit), counts, scale, expected);
  }

  private long[] counts(EventFileReader reader, Binning axis) {
    double unit = run.common().response().unit();
    long[] counts = new long[axis.size()];
    long events = reader.header().events();
    for (long first = 0; first < events; first += EventBatch.CAPACITY) {
      int size = (int) Math.min(EventBatch.CAPACITY, events - first);
      double[] observed = reader.doubles("observed", first, size);
      int[] detected = reader.integers(Column.DETECTED.name(), first, size);
      for (int i = 0; i < size; i++) {
        int bin = axis.index(observed[i] * unit);
        if (detected[i] != 0 && bin >= 0 && bin < counts.length) {
          counts[bin]++;
        }
      }
    }
    return counts;
  }

  // Detected events per bin of each interaction and part, and of each background.
  private Map<String, double[]> parts(double[] edges) {
    Map<String, double[]> parts = new LinkedHashMap<>();
    for (BoundModule module : run.parts()) {
      parts(module.prediction(), edges)
          .forEach(
              (name, events) ->
                  add(parts.computeIfAbsent(name, n -> new double[edges.length - 1]), events));
    }
    return parts;
  }

  private static Map<String, double[]> parts(Prediction module, double[] edges) {
    Map<String, double[]> parts = new LinkedHashMap<>();
    double[][] channels =
        new FoldedSpectrum(module.density(), module.experiment().response()).binned(edges, true);
    for (int c = 0; c < channels.length; c++) {
      double[] sum =
          parts.computeIfAbsent(
              name(module.density().channels().get(c)), name -> new double[edges.length - 1]);
      add(sum, channels[c]);
    }
    for (FoldedBackground background : module.experiment().foldedBackgrounds()) {
      parts.put(background.background().label(), background.binned(edges, true));
    }
    return parts;
  }

  // The total of each module, of a detector of a few.
  private List<AnalyticCurve> modules(double[] edges, double unit) {
    return run.isOfModules() && run.parts().size() <= MOST_MODULES
        ? run.parts().stream()
            .map(
                module ->
                    curve(
                        "module " + module.name(),
                        edges,
                        total(parts(module.prediction(), edges)),
                        unit))
            .toList()
        : List.of();
  }

  private static List<AnalyticCurve> curves(
      double[] edges, Map<String, double[]> parts, double unit) {
    List<AnalyticCurve> curves = new ArrayList<>();
    if (parts.size() > 1) {
      curves.add(curve("analytic total", edges, total(parts), unit));
      parts.forEach((name, sum) -> curves.add(curve(name, edges, sum, unit).upright()));
    } else {
      parts.forEach((name, sum) -> curves.add(curve("analytic, " + name, edges, sum, unit)));
    }
    return curves;
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

  // The bin averages of bins this narrow, joined in their middles.
  private static AnalyticCurve curve(String name, double[] edges, double[] events, double unit) {
    double[] x = new double[events.length];
    double[] y = new double[events.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (edges[i] + edges[i + 1]) / 2 / unit;
      y[i] = events[i] / (edges[i + 1] - edges[i]) * unit;
    }
    return new AnalyticCurve(name, x, y);
  }

  private double[] finer(Binning axis) {
    int parts = run.common().response().isCounting() ? 1 : FINER;
    double[] edges = new double[axis.size() * parts + 1];
    for (int i = 0; i < axis.size(); i++) {
      for (int j = 0; j < parts; j++) {
        edges[i * parts + j] = axis.low(i) + axis.width(i) * j / parts;
      }
    }
    edges[edges.length - 1] = axis.high(axis.size() - 1);
    return edges;
  }

  private static double[] total(Map<String, double[]> parts) {
    double[] sum = new double[parts.values().iterator().next().length];
    parts.values().forEach(part -> add(sum, part));
    return sum;
  }

  private static void add(double[] sum, double[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  private static double[] divided(double[] values, double unit) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i] / unit;
    }
    return result;
  }
}
