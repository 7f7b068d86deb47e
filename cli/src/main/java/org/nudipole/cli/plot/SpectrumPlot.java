package org.nudipole.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * A spectrum: analytic curves, simulated points with Poisson errors over them and, if there are
 * points, a panel below with the ratio of simulated to expected events on the same horizontal axis.
 * Bins without events have no point; a ratio beyond its panel is an arrow at the edge.
 *
 * @param title title
 * @param lines lines below the title, such as source, exposure and digest
 * @param x horizontal axis
 * @param y vertical axis
 * @param curves analytic curves; the first is drawn solid
 * @param points simulated points, possibly none
 * @param ratio what the panel below shows
 */
public record SpectrumPlot(
    String title,
    List<String> lines,
    Axis x,
    Axis y,
    List<AnalyticCurve> curves,
    List<SimulatedPoints> points,
    String ratio)
    implements FramedFigure {
  private static final String SIMULATED = "sim. / analytic";

  private static final double[] RATIO_RANGES = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};

  /** Ratio of the last to the first bin width from which bins are meant for a logarithmic axis. */
  private static final double WIDENING = 5;

  /** Ratio of the highest to the lowest value from which the vertical axis is logarithmic. */
  private static final double LOGARITHMIC_FROM = 50;

  /** Part of the highest value down to which a logarithmic axis goes. */
  private static final double DEPTH = 1e-6;

  /** Copies the lists. */
  public SpectrumPlot {
    lines = List.copyOf(lines);
    curves = List.copyOf(curves);
    points = List.copyOf(points);
  }

  /**
   * A spectrum with axes that fit its content: logarithmic where the values span orders of
   * magnitude, six decades high or down to the lowest simulated point.
   *
   * @param xLabel quantity and unit of the horizontal axis
   * @param yLabel quantity and unit of the vertical axis
   * @throws IllegalArgumentException if there is no positive value to show
   */
  public static SpectrumPlot of(
      String title,
      List<String> lines,
      String xLabel,
      String yLabel,
      List<AnalyticCurve> curves,
      List<SimulatedPoints> points) {
    return of(title, lines, xLabel, yLabel, curves, points, DEPTH);
  }

  /**
   * The same with a logarithmic axis of another height.
   *
   * @param depth part of the highest value down to which it goes
   */
  public static SpectrumPlot of(
      String title,
      List<String> lines,
      String xLabel,
      String yLabel,
      List<AnalyticCurve> curves,
      List<SimulatedPoints> points,
      double depth) {
    double[] x =
        DoubleStream.concat(
                curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.x())),
                points.stream().flatMapToDouble(point -> Arrays.stream(point.edges())))
            .toArray();
    double[] y =
        DoubleStream.concat(
                curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.y())),
                points.stream().flatMapToDouble(SpectrumPlot::ordinates))
            .filter(value -> value > 0 && Double.isFinite(value))
            .toArray();
    if (y.length == 0) {
      throw new IllegalArgumentException(
          "nothing to plot in \"" + title + "\" (no value is positive)");
    }
    double highest = Arrays.stream(y).max().orElseThrow();
    double floor =
        points.stream()
            .flatMapToDouble(SpectrumPlot::ordinates)
            .filter(value -> value > 0)
            .reduce(depth * highest, Math::min);
    double lowest = Math.max(Arrays.stream(y).min().orElseThrow(), floor);
    double left = Arrays.stream(x).min().orElseThrow();
    double right = Arrays.stream(x).max().orElseThrow();
    double[] steps = points.isEmpty() ? curves.get(0).x() : points.get(0).edges();
    int last = steps.length - 1;
    double widening = (steps[last] - steps[last - 1]) / (steps[1] - steps[0]);
    Axis horizontal = new Axis(xLabel, left > 0 && widening >= WIDENING, left, right);
    Axis vertical =
        highest / lowest >= LOGARITHMIC_FROM
            ? new Axis(yLabel, true, lowest / 1.5, highest * 2)
            : new Axis(yLabel, false, 0, 1.08 * highest);
    return new SpectrumPlot(title, lines, horizontal, vertical, curves, points, SIMULATED);
  }

  /** The same with another name of the panel below. */
  public SpectrumPlot comparing(String other) {
    return new SpectrumPlot(title, lines, x, y, curves, points, other);
  }

  @Override
  public Plot plot(XYPlot frame) {
    drawCurves(frame);
    for (int i = 0; i < points.size(); i++) {
      int index = frame.getDatasetCount();
      frame.setDataset(index, spectrum(points.get(i)));
      frame.setRenderer(index, errorBars(i));
    }
    CombinedDomainXYPlot plot = new CombinedDomainXYPlot(Style.horizontal(x));
    plot.setOrientation(PlotOrientation.VERTICAL);
    plot.setGap(12);
    plot.add(frame, 3);
    if (points.stream().anyMatch(p -> Arrays.stream(p.expected()).anyMatch(n -> n > 0))) {
      plot.add(ratioPanel(), 1);
    }
    return plot;
  }

  private void drawCurves(XYPlot panel) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    for (int i = 0; i < curves.size(); i++) {
      data.addSeries(polyline(curves.get(i)));
      renderer.setSeriesPaint(i, Style.colour(i));
      renderer.setSeriesStroke(i, Style.stroke(i));
    }
    // One path per curve keeps dashes even.
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setLegendLine(new Line2D.Double(-16, 0, 16, 0));
    panel.setDataset(0, data);
    panel.setRenderer(0, renderer);
  }

  private XYSeries polyline(AnalyticCurve curve) {
    double[] abscissae = curve.x();
    double[] ordinates = curve.y();
    boolean isShown = Arrays.stream(ordinates).anyMatch(value -> value >= y.low());
    XYSeries series =
        new XYSeries(isShown ? curve.name() : curve.name() + " (below the frame)", false, true);
    for (int i = 0; i < ordinates.length; i++) {
      double value = y.visible(ordinates[i]);
      series.add(x.visible(abscissae[i]), value);
      if (curve.isStep()) {
        series.add(x.visible(abscissae[i + 1]), value);
      }
    }
    return series;
  }

  private static DoubleStream ordinates(SimulatedPoints point) {
    long[] counts = point.counts();
    double[] scale = point.scale();
    return IntStream.range(0, counts.length).mapToDouble(i -> counts[i] * scale[i]);
  }

  private XYIntervalSeriesCollection spectrum(SimulatedPoints point) {
    XYIntervalSeries series = new XYIntervalSeries(point.name(), false, true);
    long[] counts = point.counts();
    double[] scale = point.scale();
    double[] edges = point.edges();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        series.add(
            x.middle(edges[i], edges[i + 1]),
            edges[i],
            edges[i + 1],
            counts[i] * scale[i],
            y.visible(point.low(i) * scale[i]),
            point.high(i) * scale[i]);
      }
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    return data;
  }

  private XYPlot ratioPanel() {
    double range = ratioRange();
    Axis axis = new Axis(ratio, false, 1 - range, 1 + range);
    XYPlot panel = Style.panel(x, axis, 4);
    panel.addRangeMarker(
        new ValueMarker(1, Style.colour(0), new BasicStroke(1.5f)), Layer.BACKGROUND);
    for (int i = 0; i < points.size(); i++) {
      panel.setDataset(i, ratio(points.get(i), axis));
      XYErrorRenderer renderer = errorBars(i);
      renderer.setSeriesShape(1, Style.arrow(true));
      renderer.setSeriesShape(2, Style.arrow(false));
      renderer.setDefaultSeriesVisibleInLegend(false);
      panel.setRenderer(i, renderer);
    }
    return panel;
  }

  private XYIntervalSeriesCollection ratio(SimulatedPoints point, Axis axis) {
    XYIntervalSeries inside = new XYIntervalSeries("ratio", false, true);
    XYIntervalSeries above = new XYIntervalSeries("above", false, true);
    XYIntervalSeries below = new XYIntervalSeries("below", false, true);
    long[] counts = point.counts();
    double[] expected = point.expected();
    double[] edges = point.edges();
    double margin = 0.06 * (axis.high() - axis.low());
    for (int i = 0; i < counts.length; i++) {
      // No event where one could be missed by chance says nothing.
      if (counts[i] == 0 && !(point.high(i) < expected[i]) || !(expected[i] > 0)) {
        continue;
      }
      double at = x.middle(edges[i], edges[i + 1]);
      double value = counts[i] / expected[i];
      if (value > axis.high()) {
        double edge = axis.high() - margin;
        above.add(at, at, at, edge, edge, edge);
      } else if (value < axis.low()) {
        double edge = axis.low() + margin;
        below.add(at, at, at, edge, edge, edge);
      } else {
        inside.add(
            at,
            edges[i],
            edges[i + 1],
            value,
            point.low(i) / expected[i],
            point.high(i) / expected[i]);
      }
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(inside);
    data.addSeries(above);
    data.addSeries(below);
    return data;
  }

  /** Half height of the ratio panel: nine in ten points fit with their error bars. */
  private double ratioRange() {
    double[] reach = points.stream().flatMapToDouble(SpectrumPlot::reach).sorted().toArray();
    double wanted = reach.length == 0 ? 0 : reach[(int) (0.9 * (reach.length - 1))];
    return Arrays.stream(RATIO_RANGES)
        .filter(range -> range >= wanted)
        .findFirst()
        .orElse(RATIO_RANGES[RATIO_RANGES.length - 1]);
  }

  private static DoubleStream reach(SimulatedPoints point) {
    long[] counts = point.counts();
    double[] expected = point.expected();
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] > 0 && expected[i] > 0)
        .mapToDouble(
            i ->
                Math.max(
                    Math.abs(point.high(i) / expected[i] - 1),
                    Math.abs(point.low(i) / expected[i] - 1)));
  }

  // Points of several files have the colours of their curves.
  private XYErrorRenderer errorBars(int number) {
    Color colour = points.size() > 1 ? Style.colour(number) : Color.BLACK;
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setCapLength(0);
    renderer.setErrorStroke(Style.thin());
    renderer.setErrorPaint(colour);
    renderer.setDefaultPaint(colour);
    renderer.setAutoPopulateSeriesPaint(false);
    renderer.setAutoPopulateSeriesShape(false);
    renderer.setDefaultShape(number == 0 ? Style.POINT : Style.smallMarker(number));
    renderer.setDefaultShapesFilled(true);
    return renderer;
  }
}
