package org.nudipole.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Nuisances of a fit, a row each: pulls with their errors between guides at one standard deviation
 * and, beside them, impacts on a parameter as bars.
 *
 * @param title title
 * @param rows the nuisances, from the top
 * @param impact quantity and unit of the axis of impacts; empty if there are none
 */
public record NuisancePlot(String title, List<Row> rows, String impact) implements Figure {
  /** Height of a row, and of what is above and below all of them. */
  private static final int ROW = 24;

  private static final int REST = 130;

  /** Thickness of a bar, of which two lie above each other, in rows. */
  private static final double BAR = 0.36;

  /** Room beyond the longest bar. */
  private static final double MARGIN = 1.1;

  /** Room for the numbers at the ends of two axes side by side. */
  private static final double GAP = 40;

  private static final Color GUIDE = new Color(120, 120, 120, 50);

  /**
   * A nuisance.
   *
   * @param name its name
   * @param pull its value at the best fit, in standard deviations from the nominal one
   * @param error its error after the fit, in the same; NaN if it has none
   * @param up change of the parameter where it is held an error above; NaN if there is none
   * @param down change of the parameter where it is held an error below
   */
  public record Row(String name, double pull, double error, double up, double down) {
    /** A pull alone. */
    public Row(String name, double pull, double error) {
      this(name, pull, error, Double.NaN, Double.NaN);
    }

    /** The same with its impacts. */
    public Row with(double above, double below) {
      return new Row(name, pull, error, above, below);
    }
  }

  /** Copies the list. */
  public NuisancePlot {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("\"" + title + "\" has no nuisance to show");
    }
  }

  @Override
  public int height() {
    return REST + (impact.isEmpty() ? 0 : ROW) + ROW * rows.size();
  }

  @Override
  public JFreeChart chart() {
    Typeface.load();
    CombinedRangeXYPlot plot =
        new CombinedRangeXYPlot(Style.names(rows.stream().map(Row::name).toList()));
    plot.setOrientation(PlotOrientation.VERTICAL);
    plot.setGap(GAP);
    plot.add(pulls(), 1);
    if (!impact.isEmpty()) {
      plot.add(impacts(), 1);
    }
    return Style.figure(title, List.of(), plot);
  }

  // Row 1 is at the bottom.
  private double place(int row) {
    return rows.size() - row;
  }

  private XYPlot pulls() {
    double reach =
        rows.stream()
            .mapToDouble(r -> Math.abs(r.pull) + (r.error > 0 ? r.error : 0))
            .reduce(2, Math::max);
    Axis axis = new Axis("pull (standard deviations)", false, -MARGIN * reach, MARGIN * reach);
    XYPlot panel = Style.rows(axis, 6);
    panel.addDomainMarker(new IntervalMarker(-1, 1, GUIDE), Layer.BACKGROUND);
    panel.addDomainMarker(zero(), Layer.BACKGROUND);
    XYIntervalSeries series = new XYIntervalSeries("pull and error after the fit", false, true);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double error = row.error > 0 ? row.error : 0;
      double at = place(i);
      series.add(row.pull, row.pull - error, row.pull + error, at, at, at);
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawYError(false);
    renderer.setCapLength(0);
    renderer.setErrorStroke(Style.stroke(0));
    renderer.setErrorPaint(Color.BLACK);
    renderer.setSeriesPaint(0, Color.BLACK);
    renderer.setSeriesShape(0, Style.POINT);
    panel.setDataset(data);
    panel.setRenderer(renderer);
    panel.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    return panel;
  }

  // Both may go one way. Full bars and hollow ones, so that print without colour is readable too.
  private XYPlot impacts() {
    double reach =
        rows.stream()
            .flatMapToDouble(r -> DoubleStream.of(r.up, r.down))
            .filter(Double::isFinite)
            .map(Math::abs)
            .max()
            .orElse(0);
    double end = reach > 0 ? MARGIN * reach : 1;
    XYPlot panel = Style.rows(new Axis(impact, false, -end, end), 5);
    IntStream.range(0, rows.size())
        .forEach(
            i -> {
              bar(panel, rows.get(i).up, place(i) + BAR, Style.colour(0));
              bar(panel, rows.get(i).down, place(i), Color.WHITE);
            });
    panel.addDomainMarker(zero(), Layer.FOREGROUND);
    LegendItemCollection legend = new LegendItemCollection();
    legend.add(key("held an error above", Style.colour(0)));
    legend.add(key("held an error below", Color.WHITE));
    panel.setFixedLegendItems(legend);
    return panel;
  }

  private static void bar(XYPlot panel, double to, double at, Color fill) {
    if (Double.isFinite(to)) {
      panel.addAnnotation(
          new XYBoxAnnotation(
              Math.min(0, to), at - BAR, Math.max(0, to), at, Style.thin(), Style.colour(0), fill));
    }
  }

  private static LegendItem key(String label, Color fill) {
    LegendItem item =
        new LegendItem(
            label,
            "",
            "",
            "",
            new Rectangle2D.Double(-8, -5, 16, 10),
            fill,
            Style.thin(),
            Style.colour(0));
    return item;
  }

  private static ValueMarker zero() {
    return new ValueMarker(0, Color.DARK_GRAY, new BasicStroke(0.8f));
  }
}
