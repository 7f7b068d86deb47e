package org.nudipole.macros.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Regions of two parameters with their best fits.
 *
 * @param title title
 * @param lines lines below the title, such as the convention
 * @param x horizontal axis
 * @param y vertical axis
 * @param regions the regions
 */
public record ContourPlot(String title, List<String> lines, Axis x, Axis y, List<Region> regions) {
  private static final int PALE = 60;

  /** Copies the lists. */
  public ContourPlot {
    lines = List.copyOf(lines);
    regions = List.copyOf(regions);
  }

  /**
   * Writes the picture; an existing file is replaced at once, or not at all on failure.
   *
   * @param file target, with suffix .png, .svg or .pdf
   * @throws IllegalArgumentException if the suffix is another one
   * @throws IllegalStateException if this Java cannot draw text
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    PlotFormat.of(file);
    Picture.write(chart(), file);
  }

  /** The chart, for tests of what is drawn. */
  JFreeChart chart() {
    System.setProperty("java.awt.headless", "true");
    Typeface.load();
    XYPlot panel = Style.panel(x, y, 8);
    panel.setDomainAxis(Style.horizontal(x));
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setLegendLine(new Line2D.Double(-16, 0, 16, 0));
    for (Region region : regions) {
      boolean first = true;
      for (Region.Part part : region.parts()) {
        add(data, renderer, outline(data, region, part), region, first);
        panel.addAnnotation(
            new XYPolygonAnnotation(
                polygon(part), new BasicStroke(0), null, pale(region.colour())));
        first = false;
      }
      region.best().ifPresent(best -> mark(data, renderer, region, best));
    }
    panel.setDataset(0, data);
    panel.setRenderer(0, renderer);
    return Style.figure(title, lines, panel);
  }

  private static void add(
      XYSeriesCollection data,
      XYLineAndShapeRenderer renderer,
      XYSeries series,
      Region region,
      boolean inLegend) {
    int index = data.getSeriesCount();
    data.addSeries(series);
    renderer.setSeriesPaint(index, Style.colour(region.colour()));
    renderer.setSeriesStroke(index, Style.stroke(0));
    renderer.setSeriesVisibleInLegend(index, inLegend);
  }

  private void mark(
      XYSeriesCollection data, XYLineAndShapeRenderer renderer, Region region, Region.Point best) {
    int index = data.getSeriesCount();
    XYSeries series = new XYSeries(region.name() + ", best fit", false, true);
    series.add(best.x(), best.y());
    add(data, renderer, series, region, true);
    renderer.setSeriesLinesVisible(index, false);
    renderer.setSeriesShapesVisible(index, true);
    renderer.setSeriesShape(index, Style.cross());
    renderer.setSeriesShapesFilled(index, true);
  }

  // There along the upper ends and back along the lower ones.
  private XYSeries outline(XYSeriesCollection data, Region region, Region.Part part) {
    String name = region.name() + " ".repeat(data.getSeriesCount());
    XYSeries series = new XYSeries(name, false, true);
    double[] corners = polygon(part);
    for (int i = 0; i < corners.length; i += 2) {
      series.add(corners[i], corners[i + 1]);
    }
    series.add(corners[0], corners[1]);
    return series;
  }

  private double[] polygon(Region.Part part) {
    int n = part.size();
    double[] corners = new double[4 * n];
    for (int i = 0; i < n; i++) {
      corners[2 * i] = part.x()[i];
      corners[2 * i + 1] = visible(part.high()[i]);
      corners[4 * n - 2 * i - 2] = part.x()[i];
      corners[4 * n - 2 * i - 1] = visible(part.low()[i]);
    }
    return corners;
  }

  // Or just off the ends of the axis.
  private double visible(double value) {
    return Math.min(y.visible(value), y.high() + 10 * Math.abs(y.high()));
  }

  private static Color pale(int colour) {
    Color plain = Style.colour(colour);
    return new Color(plain.getRed(), plain.getGreen(), plain.getBlue(), PALE);
  }
}
