package org.nudipole.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.List;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.plot.Plot;
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
public record ContourPlot(String title, List<String> lines, Axis x, Axis y, List<Region> regions)
    implements FramedFigure {
  private static final int PALE = 60;

  /** Copies the lists. */
  public ContourPlot {
    lines = List.copyOf(lines);
    regions = List.copyOf(regions);
  }

  @Override
  public Plot plot(XYPlot frame) {
    frame.setDomainAxis(Style.horizontal(x));
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setLegendLine(new Line2D.Double(-16, 0, 16, 0));
    for (Region region : regions) {
      boolean first = true;
      for (Region.Part part : region.parts()) {
        add(data, renderer, outline(data, region, part), region, first);
        frame.addAnnotation(
            new XYPolygonAnnotation(
                polygon(part), new BasicStroke(0), null, pale(region.colour())));
        first = false;
      }
      region.best().ifPresent(best -> mark(data, renderer, region, best));
    }
    frame.setDataset(0, data);
    frame.setRenderer(0, renderer);
    return frame;
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
