package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.nudipole.cli.plot.AnalyticCurve;
import org.nudipole.cli.plot.SimulatedPoints;
import org.nudipole.cli.plot.SpectrumPlot;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Spacing;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.io.EventSet;
import org.nudipole.io.StoredColumn;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.EventInput;
import org.nudipole.statistics.limit.ObservableRange;

/**
 * The spectrum of the detected events of a file: the folded analytic spectrum and its parts as
 * curves, the events as points, all in events per energy in the exposure. Several files are drawn
 * with the sum of each; columns other than the first observable with points alone.
 */
public final class SpectrumFigure {
  private static final int BINS = 40;

  /** Part of the detected events that may lie beyond either end of the axis. */
  private static final double BEYOND = 1e-4;

  /** Ratio of the ends from which bins are of equal ratio. */
  private static final double WIDE = 20;

  /** Detected events of a file that are looked at for the bins. */
  static final int ENOUGH = 200_000;

  private final EventSet reader;
  private final RunConfiguration run;
  private final StoredColumn column;

  private SpectrumFigure(EventSet reader, RunConfiguration run, String column) {
    this.reader = reader;
    this.run = run;
    this.column =
        reader.columns().stream()
            .filter(c -> c.name().equals(column))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--column "
                            + column
                            + " ("
                            + reader.path()
                            + " has none of this name) it has "
                            + reader.columns().stream()
                                .map(StoredColumn::name)
                                .collect(Collectors.joining(", "))));
  }

  /**
   * The picture of one file or of several.
   *
   * @param files what the macros of the files give
   * @throws IllegalArgumentException if they have no such column, in one unit, or no such range
   * @throws org.nudipole.io.hdf5.EventFileException if a file cannot be read
   */
  public static SpectrumPlot of(Map<EventInput, RunConfiguration> files, SpectrumAxis axis) {
    List<EventSet> readers = new ArrayList<>();
    try {
      List<SpectrumFigure> figures = new ArrayList<>();
      files.forEach(
          (file, run) -> {
            readers.add(file.unchecked());
            figures.add(new SpectrumFigure(readers.get(readers.size() - 1), run, axis.column()));
          });
      return draw(figures, axis);
    } finally {
      readers.forEach(EventSet::close);
    }
  }

  /** The picture of a column of one file that is open, whose events somebody else reads. */
  static SpectrumFigure of(EventSet reader, RunConfiguration run, String column) {
    return new SpectrumFigure(reader, run, column);
  }

  /** The column. */
  String column() {
    return column.name();
  }

  /**
   * Bins of this picture alone, in the unit that the file states.
   *
   * @param events values of detected events, sorted
   */
  Binning bins(SpectrumAxis axis, Supplier<double[]> events) {
    return axis.bins(column.units(), isCounting(), usual(), events);
  }

  /**
   * This picture alone.
   *
   * @param counts detected events in the bins
   */
  SpectrumPlot plot(Binning bins, long[] counts) {
    return draw(List.of(this), bins, List.of(counts));
  }

  private static SpectrumPlot draw(List<SpectrumFigure> figures, SpectrumAxis axis) {
    SpectrumFigure first = figures.get(0);
    String units = first.column.units();
    for (SpectrumFigure other : figures) {
      if (!other.column.units().equals(units)) {
        throw new IllegalArgumentException(
            "--plot ("
                + first.reader.path()
                + " has "
                + units
                + ", "
                + other.reader.path()
                + " has "
                + other.column.units()
                + ", and a picture has one axis) draw them one by one");
      }
    }
    Binning bins =
        axis.bins(
            units,
            first.isCounting(),
            usual(figures),
            () ->
                figures.stream()
                    .flatMapToDouble(f -> Arrays.stream(f.sample()))
                    .sorted()
                    .toArray());
    return draw(figures, bins, figures.stream().map(f -> f.counts(bins)).toList());
  }

  private static SpectrumPlot draw(
      List<SpectrumFigure> figures, Binning bins, List<long[]> counts) {
    SpectrumFigure first = figures.get(0);
    ShownUnit shown = ShownUnit.of(first.column.units(), bins);
    List<AnalyticCurve> curves = new ArrayList<>();
    List<SimulatedPoints> points = new ArrayList<>();
    List<String> names =
        MacroNames.of(figures.stream().map(f -> String.valueOf(f.reader.path())).toList());
    for (int k = 0; k < figures.size(); k++) {
      String name = figures.size() > 1 ? names.get(k) : "";
      figures.get(k).add(bins, counts.get(k), shown, name, curves, points);
    }
    return SpectrumPlot.of(
        figures.size() > 1 ? "detected events" : title(first.reader),
        figures.size() > 1 ? List.of() : lines(first.run),
        shown.axis(first.label()),
        shown.density(),
        curves,
        points);
  }

  /**
   * What is expected of a run, where nothing is simulated: curves alone.
   *
   * @param title what it is called
   */
  public static SpectrumPlot expected(String title, RunConfiguration run) {
    Binning bins = usual(run);
    ShownUnit shown = ShownUnit.of(run.common().response().units(), bins);
    return SpectrumPlot.of(
        title,
        lines(run),
        shown.axis(label(run)),
        shown.density(),
        new SpectrumCurves(run, bins, shown.unit()).all(),
        List.of());
  }

  // Over the events of all files.
  private static Optional<Binning> usual(List<SpectrumFigure> figures) {
    List<Binning> all = figures.stream().flatMap(f -> f.usual().stream()).toList();
    if (all.size() < 2) {
      return all.stream().findFirst();
    }
    if (figures.get(0).isCounting()) {
      return all.stream().max(Comparator.comparingDouble(b -> b.high(b.size() - 1)));
    }
    double low = all.stream().mapToDouble(b -> b.low(0)).min().orElseThrow();
    double high = all.stream().mapToDouble(b -> b.high(b.size() - 1)).max().orElseThrow();
    Spacing spacing = low > 0 && high > WIDE * low ? Spacing.LOG : Spacing.LINEAR;
    return Optional.of(spacing.bins(low, high, BINS));
  }

  private boolean isObserved() {
    return column.name().equals(SpectrumAxis.OBSERVED);
  }

  private boolean isCounting() {
    return isObserved() && run.common().response().isCounting();
  }

  // Where the events are expected, known of the first observable.
  private Optional<Binning> usual() {
    return isObserved() ? Optional.of(usual(run)) : Optional.empty();
  }

  private static Binning usual(RunConfiguration run) {
    double unit = run.common().response().unit();
    return new Binning(divided(ObservableRange.of(run, BINS, BEYOND).edges(), unit));
  }

  /** What is along the axis, in words. */
  String label() {
    return isObserved() ? label(run) : column.name().replace('_', ' ');
  }

  private static String label(RunConfiguration run) {
    boolean energy = !run.common().response().units().equals(Response.PHOTOELECTRONS);
    return energy ? "observed energy" : "observed signal";
  }

  // Analytic curves are those of the first observable.
  private void add(
      Binning bins,
      long[] counts,
      ShownUnit shown,
      String name,
      List<AnalyticCurve> curves,
      List<SimulatedPoints> points) {
    double perEvent =
        reader.header().events() == 0 ? 0 : run.expectedEvents() / reader.header().events();
    String simulated =
        (name.isEmpty() ? "simulated" : name) + " (" + reader.summary().detected() + " detected)";
    double[] expected = new double[bins.size()];
    if (isObserved()) {
      SpectrumCurves analytic = new SpectrumCurves(run, bins, shown.unit());
      expected = analytic.expected();
      if (name.isEmpty()) {
        curves.addAll(analytic.all());
      } else {
        curves.add(analytic.total(name + ", analytic"));
      }
    }
    points.add(points(simulated, counts, bins, expected, shown.unit(), perEvent));
  }

  private static String title(EventSet reader) {
    String name = String.valueOf(reader.path().getFileName());
    return name.endsWith(".h5") ? name.substring(0, name.length() - 3) : name;
  }

  private static List<String> lines(RunConfiguration run) {
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
    for (int i = 0; i < counts.length; i++) {
      scale[i] = perEvent * unit / axis.width(i);
      expected[i] = perEvent > 0 ? analytic[i] / perEvent : 0;
    }
    return new SimulatedPoints(name, divided(axis.edges(), unit), counts, scale, expected);
  }

  private long[] counts(Binning axis) {
    long[] counts = new long[axis.size()];
    values(
        value -> {
          int bin = axis.index(value);
          if (bin >= 0 && bin < counts.length) {
            counts[bin]++;
          }
        },
        Long.MAX_VALUE);
    return counts;
  }

  private double[] sample() {
    DoubleStream.Builder values = DoubleStream.builder();
    values(values::add, ENOUGH);
    return values.build().toArray();
  }

  // Those of detected events, until there are enough.
  private void values(DoubleConsumer action, long enough) {
    DetectedEvents.read(reader, List.of(column.name()), enough, event -> action.accept(event[0]));
  }

  private static double[] divided(double[] values, double unit) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i] / unit;
    }
    return result;
  }
}
