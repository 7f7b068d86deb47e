package org.nudipole.cli.plot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The numbers of a picture, for a page whose script draws it: {@code chart.js} reads what is
 * written here.
 *
 * @param title what it shows
 * @param data lists, maps, numbers and words; an empty {@link OptionalDouble} where a curve is
 *     interrupted
 */
public record Chart(String title, Map<String, Object> data) {
  /** A spectrum with its curves and points. */
  public static Chart of(String title, SpectrumPlot plot) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", "spectrum");
    data.put("x", axis(plot.x()));
    data.put("y", axis(plot.y()));
    data.put("curves", plot.curves().stream().map(Chart::curve).toList());
    data.put("points", plot.points().stream().map(Chart::points).toList());
    return new Chart(title, data);
  }

  /** Events in the cells of a plane. */
  public static Chart of(CellMap map) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", "map");
    data.put("x", axis(map.x()));
    data.put("y", axis(map.y()));
    data.put(
        "counts",
        Arrays.stream(map.counts()).map(row -> Arrays.stream(row).boxed().toList()).toList());
    return new Chart(map.title(), data);
  }

  private static Map<String, Object> axis(Axis axis) {
    return Map.of(
        "label", axis.label(), "log", axis.logarithmic(), "low", axis.low(), "high", axis.high());
  }

  private static Map<String, Object> curve(AnalyticCurve curve) {
    return Map.of("name", curve.name(), "x", list(curve.x()), "y", list(curve.y()));
  }

  private static Map<String, Object> points(SimulatedPoints points) {
    double[] scale = points.scale();
    long[] counts = points.counts();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", points.name());
    all.put("edges", list(points.edges()));
    all.put("counts", Arrays.stream(counts).boxed().toList());
    all.put("expected", list(points.expected()));
    all.put("y", each(scale, i -> counts[i]));
    all.put("low", each(scale, points::low));
    all.put("high", each(scale, points::high));
    return all;
  }

  private interface Events {
    double of(int bin);
  }

  private static List<OptionalDouble> each(double[] scale, Events events) {
    return IntStream.range(0, scale.length)
        .mapToObj(i -> OptionalDouble.of(events.of(i) * scale[i]))
        .toList();
  }

  private static List<OptionalDouble> list(double[] values) {
    return DoubleStream.of(values)
        .mapToObj(v -> Double.isFinite(v) ? OptionalDouble.of(v) : OptionalDouble.empty())
        .toList();
  }
}
